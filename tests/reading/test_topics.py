"""What talks are about: phrases of the closed list, and which meeting they belong to."""

import pytest

from bot.knowledge import lexicon
from reading.said.topics import parse_topics
from tests.reading.conftest import Reader

TOPICS = parse_topics(lexicon("topics.toml"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Стороны обсудили торгово-экономическое сотрудничество.", {"trade"}),
        ("Особое внимание уделено добыче нефти и железным дорогам.", {"energy", "transport"}),
        ("Речь шла о строительстве АЭС.", {"nuclear"}),
        ("Рассмотрены вопросы делимитации границы.", {"borders"}),
        ("Собеседники коснулись ситуации в Афганистане.", {"afghanistan"}),
        ("Обсуждалась отмена визового режима.", {"migration"}),
        ("Затронуты водно-энергетические проблемы.", {"water"}),
        ("Инвесторы приехали. Инвестиции выросли.", {"investment"}),
        (
            "Обсуждены ближневосточное урегулирование и санкции.",
            {"middle_east", "conflicts", "sanctions"},
        ),
        ("Речь шла об урегулировании на Украине.", {"ukraine"}),
        ("Затронута ситуация на Южном Кавказе.", {"caucasus"}),
        ("Рассмотрено межрегиональное сотрудничество.", {"regions"}),
        ("Внимание уделено экстрадиции и борьбе с коррупцией.", {"law"}),
        ("Обсуждалась гуманитарная помощь после землетрясения.", {"humanitarian"}),
        ("Стороны рассмотрели ход евразийской интеграции.", {"integration"}),
        ("Речь шла о занятости и социальной защите.", {"social"}),
    ],
)
def test_finds_what_was_talked_about(reader: Reader, text: str, topics: set[str]) -> None:
    assert set(reader.facts(text).topics) == topics


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["Он прилетел рейсом из Вены.", "Стороны обсудили отношения двух стран.", "Погода хорошая."],
    ids=["named once in passing", "nothing in particular", "nothing"],
)
def test_leaves_other_words_alone(reader: Reader, text: str) -> None:
    assert reader.facts(text).topics == ()


@pytest.mark.slow
def test_each_meeting_has_its_own_topics(reader: Reader) -> None:
    text = (
        "Касым-Жомарт Токаев принял Хельгу Шмид. Собеседники обсудили безопасность.\n"
        "Касым-Жомарт Токаев встретился с Анджеем Дудой. Стороны рассмотрели вопросы торговли."
    )
    assert [report.topics for report in reader.facts(text).meetings] == [("security",), ("trade",)]


@pytest.mark.slow
def test_what_follows_a_memory_belongs_to_the_news(reader: Reader) -> None:
    text = (
        "Касым-Жомарт Токаев принял Хельгу Шмид. "
        "В мае 2022 года Хельга Шмид встречалась с Анджеем Дудой. Стороны обсудили безопасность."
    )
    news, memory = reader.facts(text).meetings
    assert (news.topics, memory.topics) == (("security",), ())


def test_every_topic_has_a_name_in_three_languages() -> None:
    ids = [topic.id for topic in TOPICS.topics]
    assert len(ids) == len(set(ids))
    assert all(topic.names[code] for topic in TOPICS.topics for code in ("ru", "kk", "en"))


def test_no_phrase_means_two_topics() -> None:
    phrases = [phrase for topic in TOPICS.topics for phrase in topic.phrases]
    assert len(phrases) == len(set(phrases))
