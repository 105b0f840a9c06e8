"""The nominative of a name from its forms: real names, each form with the case the parser saw."""

import pytest

from bot.models import load_name_lists
from reading.article import Tools
from reading.people.names import Form, candidates, elect
from reading.spelling.evidence import DictionaryEvidence, Part


def test_the_weights_of_the_nominatives_sum_to_one() -> None:
    assert sum(candidates("Касым-Жомарта Токаева", frozenset({"Gen"})).values()) == pytest.approx(1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ([("Антониу Гутерришем", "Ins")], "Антониу Гутерриш"),
        ([("Касым-Жомарта Токаева", "Gen")], "Касым-Жомарт Токаев"),
        ([("Анджеем Дудой", "Ins"), ("Анджея Дуды", "Gen")], "Анджей Дуда"),
        ([("Саломе Зурабишвили", "Ins"), ("Саломе Зурабишвили", "Nom")], "Саломе Зурабишвили"),
        ([("Джорджей Мелони", "Ins"), ("Джорджа Мелони", "Nom")], "Джорджа Мелони"),
        ([("Марией Захаровой", "Ins")], "Мария Захарова"),
        ([("Еленой Зеленской", "Ins")], "Елена Зеленская"),
        ([("Каю Каллас", "Acc")], "Кая Каллас"),
        ([("Светланой Тихановской", "Ins")], "Светлана Тихановская"),
        ([("Хельгой Шмид", "Ins"), ("Хельге Шмид", "Dat")], "Хельга Шмид"),
        ([("Владимиру Зеленскому", "Dat")], "Владимир Зеленский"),
        ([("Абдаллой II", "Ins"), ("Абдаллу II", "Acc")], "Абдалла II"),
        ([("Пан Ги Муном", "Ins"), ("Пан Ги Мун", "Nom")], "Пан Ги Мун"),
        ([("Урсулой фон дер Ляйен", "Ins")], "Урсула фон дер Ляйен"),
        ([("Мухаммедом бен Салманом", "Ins")], "Мухаммед бен Салман"),
        ([("Ильхама Алиева", "Gen"), ("Ильхамом Алиевым", "Ins")], "Ильхам Алиев"),
        ([("Сергея Лаврова", "Acc")], "Сергей Лавров"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_forms_elect_their_nominative(
    tools: Tools, forms: list[tuple[str, str]], expected: str
) -> None:
    assert (
        elect([Form(text, frozenset({case})) for text, case in forms], tools.people.evidence)
        == expected
    )


def test_a_known_name_wins_when_every_form_allows_it() -> None:
    forms = [Form("Никола Пашиняна", frozenset({"Gen"}))]
    assert elect(forms, known=["Никол Пашинян"]) == "Никол Пашинян"


def test_two_known_names_decide_nothing() -> None:
    forms = [Form("Александра", frozenset({"Gen"}))]
    assert elect(forms, known=["Александр", "Александра"]) == elect(forms)


@pytest.mark.slow
def test_names_people_bear_weigh_more(tools: Tools) -> None:
    evidence = tools.people.evidence
    assert isinstance(evidence, DictionaryEvidence)
    first_names, surnames = load_name_lists()
    assert "сергей" in first_names
    assert "лавров" in surnames
    assert evidence("Сергей", "m", Part.GIVEN) > evidence("Сергея", "f", Part.GIVEN)
    assert evidence("Лавров", "m", Part.SURNAME) > evidence("Лаврова", "m", Part.SURNAME)
