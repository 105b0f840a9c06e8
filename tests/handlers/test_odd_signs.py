"""What people type may hold signs that no database takes: they get an answer like anybody."""

import pytest
from aiogram.methods import AnswerInlineQuery

from tests.handlers.conftest import Feed
from tests.handlers.test_corrections import GALYM
from tests.handlers.test_errors import APOLOGY
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import inline_query, private_message

ODD = ("\x00", "\ud83d", "\udcff")


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "line",
    [
        "/country {}",
        "/country Казах{}стан",
        "/meeting {}",
        "/pair Токаев, Гутер{}риш",
        "/quotes Гутерриш {}мир",
        "/search {}мир",
        "/search {}",
        "/subscribe Гутер{}риш",
        "/timeline О{}ОН",
        "/timeline {}",
        "/who Гутер{}риш",
        "когда Тока{}ев встречался с Гутерришем?",
        "{}",
    ],
)
@pytest.mark.usefixtures("archive")
async def test_every_line_is_answered(
    feed: Feed, telegram: FakeTelegram, line: str, odd: str
) -> None:
    await feed(private_message(line.format(odd)))
    assert len(telegram.texts) == 1
    assert telegram.last.text != APOLOGY


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.usefixtures("archive")
async def test_inline_too(feed: Feed, telegram: FakeTelegram, odd: str) -> None:
    await feed(inline_query(f"Гутер{odd}риш"))
    assert len(telegram.calls(AnswerInlineQuery)) == 1


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.usefixtures("archive")
async def test_a_correction_is_kept_without_them(
    feed: Feed, telegram: FakeTelegram, odd: str
) -> None:
    await feed(private_message(f"/correct set meeting 1 place=Жен{odd}ева", GALYM))
    await feed(private_message(f"/correct rename person 3 Анджей{odd} Дуда", GALYM))
    await feed(private_message("/correct undo 1", GALYM), private_message("/correct", GALYM))
    assert APOLOGY not in telegram.texts
    assert "персона 3" in telegram.last.text
