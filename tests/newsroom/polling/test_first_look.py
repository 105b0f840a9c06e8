"""What headline and lead are enough to say that an article is, or is not, about diplomacy."""

import pytest

from benchmarks.sources.first_look import MOST_GENERAL, general, share
from tests.newsroom.polling.newsroom import LOOK

DIPLOMACY = [
    ("Токаев принял главу МИД Турции", "В Акорде состоялась встреча с Хаканом Фиданом."),
    ("Визит премьера", "Глава правительства Венгрии прибыл в Астану."),
    ("Эмомали Рахмон пробыл в Самарканде меньше суток", "Он беседовал с Мирзиёевым."),
    ("Токаев Мирзиёевпен кездесті", "Мемлекет басшысы Ташкентке сапармен барды."),
    ("Tokayev meets Guterres", "The president of Kazakhstan held talks in New York."),
]
OTHER = [
    ("«Кайрат» обыграл «Ордабасы»", "Клуб победил со счётом 2:1 на своём поле."),
    ("Пожар на складе потушили", "Площадь горения составила 800 квадратных метров."),
    ("Казахстанцы стали чаще покупать машины", "Продано 190 тысяч автомобилей."),
    ("Ауа райы: боран күтіледі", "Солтүстік өңірлерде аяз 30 градусқа жетеді."),
]


@pytest.mark.parametrize(("headline", "lead"), DIPLOMACY, ids=range(len(DIPLOMACY)))
def test_diplomacy_is_let_through(headline: str, lead: str) -> None:
    assert LOOK(headline, lead, "KZ")


@pytest.mark.parametrize(("headline", "lead"), OTHER, ids=range(len(OTHER)))
def test_other_news_are_not(headline: str, lead: str) -> None:
    assert not LOOK(headline, lead, "KZ")


def test_an_outlets_own_country_is_no_sign() -> None:
    assert not LOOK("Министр рассказал о школах Казахстана", "Построят сто школ.", "KZ")
    assert LOOK("Министр рассказал о школах Казахстана", "Построят сто школ.", "RU")


def test_a_bare_headline_is_given_a_chance() -> None:
    assert LOOK("Что обсудили президенты", "")
    assert not LOOK("Что делать в метель", "")


def test_of_a_general_outlet_little_is_let_through() -> None:
    assert share(LOOK, list(general(None))) <= MOST_GENERAL
