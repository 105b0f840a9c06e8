from datetime import date
from typing import Any

import pytest

from bot.texts import load_catalogues
from newsroom.rendering.html import plain
from newsroom.rendering.lines import meeting_line, numbered, short_line, who_words
from newsroom.rendering.names import country_name, short_name, surname
from reading.facts import Form, Part, Status
from tests.archive import DUDA, GUTERRES, RUSSIA, TODAY, TOKAYEV, Side, a_meeting, sides

TEXTS = load_catalogues()
RU = TEXTS["ru"]


@pytest.mark.parametrize(
    ("name", "country", "short", "bare"),
    [
        ("Касым-Жомарт Токаев", "KZ", "К.-Ж. Токаев", "Токаев"),
        ("Антониу Гутерриш", None, "А. Гутерриш", "Гутерриш"),
        ("Урсула фон дер Ляйен", None, "У. фон дер Ляйен", "фон дер Ляйен"),
        ("Сергей Викторович Лавров", "RU", "С. Лавров", "Лавров"),
        ("Реджеп Тайип Эрдоган", "TR", "Р. Эрдоган", "Эрдоган"),
        ("Си Цзиньпин", "CN", "Си Цзиньпин", "Си Цзиньпин"),
        ("Пак Чин", None, "Пак Чин", "Пак Чин"),
        ("Абдалла II", "JO", "Абдалла II", "Абдалла II"),
        ("Токаев", None, "Токаев", "Токаев"),
    ],
)
def test_names_are_shortened_to_the_surname(
    name: str, country: str | None, short: str, bare: str
) -> None:
    assert short_name(name, country) == short
    assert surname(name, country) == bare


def test_countries_are_called_as_they_call_themselves() -> None:
    assert [country_name("KG", language) for language in TEXTS] == [
        "Кыргызстан",
        "Қырғызстан",
        "Kyrgyzstan",
    ]
    assert country_name("US", "ru") == "США"
    assert country_name("ZQ", "ru") == "ZQ"


def test_a_held_meeting() -> None:
    meeting = a_meeting(form=Form.SIDELINES, forum="74-я сессия ГА ООН", independent_reports=12)
    line = meeting_line(RU, meeting, sides(meeting, TOKAYEV, GUTERRES), today=TODAY, about=2)
    assert line == (
        "✅ <b>сентябрь 2019</b>, Нью-Йорк — встреча: К.-Ж. Токаев"
        " · на полях: 74-я сессия ГА ООН ¹²"
    )


def test_without_a_page_everybody_is_named() -> None:
    meeting = a_meeting(form=Form.TALKS)
    line = meeting_line(TEXTS["en"], meeting, sides(meeting, TOKAYEV, DUDA), today=TODAY)
    assert plain(line) == "✅ September 2019, Нью-Йорк — talks: К.-Ж. Токаев — А. Дуда ¹"


def test_an_announced_visit_and_its_term() -> None:
    traveller = Side("Касым-Жомарт Токаев", "KZ", 1, part=Part.TRAVELLER)
    term: dict[str, Any] = {"first_on": date(2025, 11, 1), "last_on": date(2025, 12, 31)}
    meeting = a_meeting(form=Form.VISIT, status=Status.PLANNED, place="Россия", **term)
    people = sides(meeting, traveller, RUSSIA)
    assert short_line(RU, meeting, people, today=TODAY) == "🗓 визит: К.-Ж. Токаев → Россия ¹"
    assert who_words(TEXTS["en"], meeting, people) == "К.-Ж. Токаев → Russia"
    late = meeting_line(RU, meeting, people, today=date(2026, 1, 1))
    assert late.startswith("⌛ <b>конец 2025</b>")


def test_a_line_of_a_forum_names_countries() -> None:
    meeting = a_meeting()
    people = sides(meeting, TOKAYEV, DUDA)
    line = numbered(3, short_line(RU, meeting, people, today=TODAY))
    assert line == "3. ✅ Токаев (Казахстан) — Дуда (Польша), Нью-Йорк ¹"
    under_place = short_line(RU, meeting, people, today=TODAY, has_place=True)
    assert under_place == "✅ Токаев (Казахстан) — Дуда (Польша) ¹"


def test_names_from_outside_are_escaped() -> None:
    meeting = a_meeting(place="<i>Дом</i>", forum="A&B")
    line = meeting_line(RU, meeting, sides(meeting, Side("<b>", None, 9)), today=TODAY)
    assert "<i>" not in line
    assert "&lt;b&gt;" in line


def test_a_crowd_is_counted() -> None:
    meeting = a_meeting()
    crowd = [Side(f"Имя Фамилия{number}", None, number) for number in range(10)]
    assert who_words(RU, meeting, sides(meeting, *crowd)).endswith("и ещё 7")
