"""Quotes where there are none: of that kind, on that page, or any more."""

import pytest

from handlers.callbacks import OpenQuotes
from reading.facts import Span, Statement, StatementKind
from storage.database import Database
from tests.desk import GUTERRES, Desk, person, says
from tests.handlers.conftest import Feed
from tests.newsstand import QUOTED, WORDS, fill
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, private_message

SAID = "Антониу Гутерриш сообщил, что мир в регионе возможен, если все сядут за один стол."
REPORTED = Span(26, len(SAID) - 1)


async def test_who_is_only_reported_is_shown_so(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    reported = Statement(GUTERRES, StatementKind.REPORTED, REPORTED, Span(0, len(SAID)))
    guterres = person(GUTERRES)
    await Desk(database).collect(SAID, says(people=[guterres], statements=(reported,)))
    await feed(private_message("/quotes Гутерриш"))
    assert "мир в регионе возможен" in telegram.last.text
    assert f"«{SAID[26:-1]}»" not in telegram.last.text


async def test_both_kinds_stand_a_tap_from_each_other(
    database: Database, feed: Feed, telegram: FakeTelegram
) -> None:
    await fill(database, QUOTED)
    reported = Statement(GUTERRES, StatementKind.REPORTED, REPORTED, Span(0, len(SAID)))
    guterres = person(GUTERRES)
    await Desk(database).collect(SAID, says(people=[guterres], statements=(reported,)))
    await feed(private_message("/quotes Гутерриш"))
    direct = telegram.last.text
    assert WORDS in direct
    (other,) = [one for row in telegram.buttons for one in row if "1" in one]
    await feed(telegram.press(other))
    assert "мир в регионе возможен" in telegram.last.text
    (back,) = [one for row in telegram.buttons for one in row if "1" in one]
    await feed(telegram.press(back))
    assert telegram.last.text == direct


@pytest.mark.parametrize("words", ["", "мир"])
@pytest.mark.parametrize("after", [1, 999], ids=["the last words", "words that are gone"])
async def test_a_page_that_has_nothing_left_begins_anew(
    database: Database, feed: Feed, telegram: FakeTelegram, after: int, words: str
) -> None:
    await fill(database, QUOTED)
    await feed(private_message(f"/quotes Гутерриш {words}"))
    first, buttons = telegram.last, telegram.buttons
    later = OpenQuotes.of(1, words, after=after, offset=4)
    await feed(callback(later.pack(), first.message | {"text": "Другая страница"}))
    assert (telegram.last.text, telegram.buttons) == (first.text, buttons)
