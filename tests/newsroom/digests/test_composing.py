import re
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import load_catalogues
from newsroom.digests.composing import Frame, compose, compose_quiet
from newsroom.digests.ranking import rank
from newsroom.rendering.html import MESSAGE_LIMIT, Html, length, plain
from reading.facts import Form, Precision, Status
from tests.archive import DUDA, GUTERRES, RUSSIA, TOKAYEV, Side
from tests.newsroom.digests.telling import TODAY, an_account, item, news, planned

TEXTS = load_catalogues()
FRAME = Frame(TODAY)
TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")


def written(*items: Any, language: str = "ru", frame: Frame = FRAME) -> list[Html]:
    return compose(TEXTS[language], rank(items, frame.today), frame)


def test_a_morning_digest() -> None:
    talks = news(1, people=(TOKAYEV, GUTERRES), form=Form.TALKS, independent_reports=2)
    visit = planned(2, 0, 1, people=(TOKAYEV,), forum="саммит ШОС", form=Form.MULTILATERAL)
    (message,) = written(item(talks), item(visit))
    assert message == (
        "<b>Дипломатия · вторник, 9 сентября</b>\n"
        "\n"
        "<b>Состоялось</b>\n"
        "✅ <b>вчера</b>, Астана — переговоры: К.-Ж. Токаев — А. Гутерриш ²\n"
        '«Президент принял посла.» — <a href="https://a.kz/1">A.KZ</a> ↗\n'
        "\n"
        "<b>Сегодня и на неделе</b>\n"
        "🗓 <b>сегодня и завтра</b>, Астана — многосторонняя встреча: К.-Ж. Токаев"
        " · саммит ШОС ¹\n"
        '«Президент принял посла.» — <a href="https://a.kz/1">A.KZ</a> ↗'
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Дипломатия · среда, 3 июля"),
        ("kk", "Дипломатия · сәрсенбі, 3 шілде"),
        ("en", "Diplomacy · Wednesday, 3 July"),
    ],
)
def test_the_title_speaks_the_reader_s_language(language: str, title: str) -> None:
    (message,) = written(item(news()), language=language, frame=Frame(date(2024, 7, 3)))
    assert plain(message).startswith(title + "\n")


def test_a_late_digest_says_so() -> None:
    (message,) = written(item(news()), frame=Frame(TODAY, time(8)))
    assert plain(message).splitlines()[1] == "С опозданием: выпуск был назначен на 08:00."


def test_meetings_told_by_one_sentence_share_it() -> None:
    shared = an_account(article_id=1, evidence="Успешными были визиты.")
    visits = [item(news(number, accounts=[shared])) for number in (1, 2)]
    (message,) = written(*visits)
    assert message.count("Успешными были визиты.") == 1
    assert message.count("✅") == 2


def test_an_update_says_what_was_told_before() -> None:
    told = planned(1, 20, place="Астана", forum=None)
    days = {"first_on": ("2025-09-01", ""), "last_on": ("2025-12-31", "")}
    precision = {"precision": ("range", "day")}
    one = item(told, place=("Казахстан", "Астана"), forum=("Форум", None), **days, **precision)
    (message,) = written(one)
    assert "<b>Обновлено</b>" in message
    assert (
        "дата: 29 сентября 2025 (было: 2025, с сентября); место: Астана (было: Казахстан); "
        "форум: не указано (было: Форум)"
    ) in plain(message)


def test_what_was_not_known_before_has_no_before() -> None:
    (message,) = written(item(news(), place=(None, "Астана"), form=("meeting", "talks")))
    assert "место: Астана; форма: переговоры (было: встреча)" in plain(message)


@pytest.mark.parametrize(
    ("account", "source"),
    [
        (an_account(outlet=None, url="https://www.nur.kz/1"), "nur.kz ↗"),
        (an_account(outlet=None, url=None), "издание не указано"),
        (an_account(url=None), "A.KZ"),
        (an_account(url="javascript:alert(1)"), "A.KZ"),
    ],
    ids=["an address alone", "nothing", "no address", "no address of a page"],
)
def test_the_outlet_is_a_link_where_there_is_a_page(account: Any, source: str) -> None:
    (message,) = written(item(news(accounts=[account])))
    assert plain(message).endswith(f"» — {source}")


def test_a_meeting_nobody_quotes_is_told_all_the_same() -> None:
    (message,) = written(item(news(accounts=[])))
    assert "«" not in message


def test_what_did_not_fit_is_said_to_be_left_out() -> None:
    (message,) = written(*(item(news(number, place=None)) for number in range(1, 23)))
    assert message.endswith("Ещё 2 встречи не поместились: /timeline за неделю")


@pytest.mark.parametrize(
    ("plans", "line"),
    [
        ([], "Тихий день: новых встреч нет."),
        (
            [planned(1, 2, 3, forum="саммит ШОС"), planned(2, 9), planned(3, 40)],
            "Тихий день: новых встреч нет. На неделе: саммит ШОС (чт–пт).",
        ),
        (
            [planned(1, 0, people=(TOKAYEV, DUDA)), news(2)],
            "Тихий день: новых встреч нет. На неделе: К.-Ж. Токаев — А. Дуда (вт).",
        ),
    ],
    ids=["nothing", "a forum", "a bilateral one"],
)
def test_a_quiet_day_is_one_line(plans: list[Any], line: str) -> None:
    (message,) = compose_quiet(TEXTS["ru"], plans, FRAME)
    assert plain(message) == line


def test_travellers_go_somewhere() -> None:
    one = item(news(people=(Side("Си Цзиньпин", "CN", 5), RUSSIA), form=Form.VISIT))
    assert "Си Цзиньпин" in written(one)[0]


words = st.text(max_size=300) | st.sampled_from(["<b>", "&amp;", "</a>", '">', "😀" * 3000])
some_news = st.builds(
    lambda number, name, evidence, place, url, status: news(
        number,
        people=(Side(name or "?", "KZ", 1), Side(evidence[:2000] or "?", None, 2)),
        place=place or None,
        status=status,
        accounts=[
            an_account(number, article_id=number, evidence=evidence, url=url, outlet=place or None)
        ],
    ),
    st.integers(1, 10**6),
    words,
    words,
    words,
    words | st.just("https://a.kz/?a=1&b=<>"),
    st.sampled_from(Status),
)


@settings(max_examples=60)
@given(st.lists(some_news, min_size=1, max_size=30), st.sampled_from(sorted(TEXTS)))
def test_whatever_the_outlets_write_messages_are_valid_and_fit(
    told: list[Any], language: str
) -> None:
    for message in written(*(item(one) for one in told), language=language):
        assert 0 < length(message) <= MESSAGE_LIMIT
        assert is_balanced(message)


def is_balanced(message: str) -> bool:
    """Every tag is one of ours and closed in order; no other angle bracket is left."""
    opened: list[str] = []
    for closes, name in TAG.findall(message):
        if not closes:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    names = {name for _, name in TAG.findall(message)}
    return not opened and names <= {"a", "b"} and "<" not in TAG.sub("", message)


def test_a_long_digest_is_split_between_items() -> None:
    long = "слово " * 60
    items = [
        item(news(number, accounts=[an_account(number, article_id=number, evidence=long)]))
        for number in range(1, 21)
    ]
    messages = written(*items)
    assert len(messages) > 1
    assert sum(message.count("✅") for message in messages) == 20
    assert all(message.endswith("↗") for message in messages)


def test_a_coarse_date_before_keeps_its_words() -> None:
    one = item(
        news(precision=Precision.DAY),
        precision=("month", "day"),
        first_on=("2025-09-01", ""),
        last_on=("2025-09-30", ""),
    )
    assert "дата: 8 сентября 2025 (было: сентябрь 2025)" in plain(written(one)[0])
