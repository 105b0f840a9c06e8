"""Whatever the archive holds, every message is one that Telegram takes, and every link is ours."""

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from aiogram import Bot
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.dispatcher import Services, build_dispatcher
from bot.knowledge import load_world
from bot.models import load_lemmas
from bot.texts import load_catalogues
from handlers.pace import Purses
from newsroom.drawing import DrawingError, Sketch, Studio
from newsroom.rendering.html import MESSAGE_LIMIT
from reading.facts import EventDate, Form, Forum, Place, Precision, Span, StatementKind, Status
from reading.facts import Statement as Said
from storage.database import Database
from storage.models import Article
from tests.databases import spelled, sqlite_archive, sqlite_template
from tests.dialogues.test_dialogues import PROPERTIES
from tests.newsstand import NOW, ZONE, Figure, Story, fill, told
from tests.people import JOURNALIST, TOKEN
from tests.telegram.chats import Shown, keyboard
from tests.telegram.session import FakeTelegram
from tests.telegram.updates import callback, private_message

MOST_PRESSED = 40
EXAMPLES = 3

LETTERS = "Токаев Гутерриш <b>&amp;\"'«»:|%_\\#@~.\u202e\u0336\u200d🙂é\t"
words = st.text(LETTERS, min_size=1, max_size=60).map(lambda text: f"Я{text}я")
long_words = st.builds(lambda text, times: text * times, words, st.integers(1, 120))
addresses = st.sampled_from(
    [None, "javascript:alert(1)", 'https://example.org/?a="<b>&c', "https://example.org/x y", "//x"]
)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 12, 31)))


@dataclass(frozen=True, slots=True)
class Piece:
    """What an article of the archive is made of."""

    names: tuple[str, str]
    office: str
    place: str
    outlet: str
    url: str | None
    sentence: str
    quote: str
    day: date | None
    form: Form
    status: Status

    def story(self, number: int) -> Story:
        one, other = (Figure(name, f"{name}{number}", self.office, "KZ") for name in self.names)
        sentence = f"{one.form} и {other.form}: {self.sentence}"
        speech = f"«{self.quote}», — {one.form}."
        text = f"{sentence} {speech}"
        start = text.index(speech) + 1
        report = told(
            text,
            sentence,
            one,
            other,
            when=EventDate(self.day, self.day, Precision.DAY if self.day else Precision.UNKNOWN),
            form=self.form,
            status=self.status,
            place=Place(self.place, "KZ"),
            forum=Forum(self.place),
            topics=("trade", self.office[:30]),
            outcomes=(Span(start, start + len(self.quote)),),
        )
        said = Said(
            one.name,
            StatementKind.DIRECT,
            Span(start, start + len(self.quote)),
            Span(start - 1, len(text)),
        )
        url = f"{self.url}{number}" if self.url else None
        return Story(
            (sentence, speech), (one, other), (report,), self.outlet, url, self.day, (said,)
        )


pieces = st.builds(
    Piece,
    names=st.tuples(words, words),
    office=long_words,
    place=words,
    outlet=words,
    url=addresses,
    sentence=long_words,
    quote=long_words,
    day=days,
    form=st.sampled_from(Form),
    status=st.sampled_from(Status),
)
LONG = Piece(
    names=("<b>Имя</b> & " * 5, "Другое «Имя» 🙂" * 5),
    office="🙂 " * 2000,
    place="Место <i>" * 6,
    outlet="Издание & <br>" * 5,
    url='https://example.org/?a="&b=<c>',
    sentence="🙂 слово " * 2000,
    quote="«слово 🙂» " * 2000,
    day=date(2025, 9, 8),
    form=Form.TALKS,
    status=Status.HELD,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sqlite_template(tmp_path_factory.mktemp("whatever"))


@settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(found=st.lists(pieces, min_size=1, max_size=4))
@example(found=[LONG, replace(LONG, status=Status.PLANNED, day=None), replace(LONG, url=None)] * 3)
def test_every_message_is_sound_whatever_the_archive_holds(
    template: Path, found: list[Piece]
) -> None:
    with TemporaryDirectory() as folder:
        url = spelled(sqlite_archive(template, Path(folder)))
        asyncio.run(ask_everything(url, found))


async def ask_everything(url: str, found: list[Piece]) -> None:
    async with Database(url) as database:
        await fill(database, *(piece.story(number) for number, piece in enumerate(found)))
        telegram = await asked(database, found)
        async with database.read() as work:
            stored = set((await work.session.scalars(select(Article.url))).all())
    for shown in telegram.chats.shown:
        assert_sound(shown, stored)
    sorry = {texts.plain("error-internal") for texts in load_catalogues().values()}
    apologies = [text for text in telegram.texts if text in sorry]
    assert apologies + telegram.notices == []


def assert_sound(shown: Shown, stored: set[str | None]) -> None:
    """The stand-in has refused what Telegram can't parse, and buttons that are too long."""
    assert len(shown.text.encode("utf-16-le")) // 2 <= MESSAGE_LIMIT
    for entity in shown.message.get("entities", []):
        if entity["type"] == "text_link":
            assert entity["url"] in stored


async def asked(database: Database, found: list[Piece]) -> FakeTelegram:
    """Every command, and the buttons of the answers, and the buttons of theirs."""
    services = Services(
        database,
        load_catalogues(),
        load_world(),
        load_lemmas(),
        lambda: NOW,
        ZONE,
        "ru",
        "1.2.3",
        Studio(in_words_alone),
        purses=Purses(0),
    )
    telegram = FakeTelegram()
    async with Bot(TOKEN, telegram, PROPERTIES) as bot:

        async def feed(update: dict[str, Any]) -> None:
            await build_dispatcher().feed_raw_update(bot, update, **services.by_name())

        pressed: set[str] = set()
        for line in commands(found):
            shown = len(telegram.chats.shown)
            await feed(private_message(line))
            await press(telegram, feed, shown, pressed)
    return telegram


async def in_words_alone(sketch: Sketch) -> bytes:
    """Pictures have tests of their own."""
    raise DrawingError(type(sketch).__name__)


async def press(telegram: FakeTelegram, feed: Any, since: int, pressed: set[str]) -> None:
    waiting = deque(telegram.chats.shown[since:])
    while waiting and len(pressed) < MOST_PRESSED:
        answer = waiting.popleft()
        for button in (button for row in keyboard(answer.message) for button in row):
            data = button.get("callback_data", "")
            if data in pressed:
                continue
            pressed.add(data)
            shown = len(telegram.chats.shown)
            await feed(callback(data, answer.message, JOURNALIST))
            waiting.extend(telegram.chats.shown[shown:])


def commands(found: list[Piece]) -> Iterator[str]:
    yield from ("/start", "/help", "/about", "/timeline", "/upcoming", "/topic", "/topic торговля")
    yield from ("/settings", "/digest", "/meeting 1", "/why 1", "/country Казахстан", "/search Я")
    for piece in found[:2]:
        one, other = piece.names
        yield from (f"/who {one}", f"/quotes {one}", f"/pair {one}, {other}", f"/org {piece.place}")
        yield from (f"/quotes {one} слово", f"/upcoming {one}", f"/timeline {piece.place}")
        yield from (one, f"когда {one} встречался с {other}?", f"сколько раз {one} и {other}?")
