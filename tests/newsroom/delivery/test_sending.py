"""What Telegram answers, told apart; aiogram is the real one above a session of queued answers."""

import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import (
    ClientConnectorError,
    ClientOSError,
    ConnectionTimeoutError,
    ServerDisconnectedError,
)
from aiohttp.client_reqrep import ConnectionKey

from newsroom.delivery.outcomes import (
    Flooded,
    Moved,
    Muted,
    Outcome,
    Postponed,
    Refused,
    Sent,
    TopicLost,
    Unknown,
)
from newsroom.delivery.sending import NETWORK_PAUSE, TOKEN_PAUSE, send
from storage.models import Delivery, DeliveryKind, DeliveryStatus
from tests.subscribers import GROUP, NOW

OK = {"message_id": 5, "date": 0, "chat": {"id": GROUP, "type": "supergroup"}, "text": "a"}


@dataclass
class Answer:
    """One answer of the server, or what happens to the connection instead."""

    status: int = 200
    body: str = json.dumps({"ok": True, "result": OK})
    error: Exception | None = None


def refusal(code: int, description: str, **parameters: int) -> Answer:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return Answer(code, json.dumps(body))


def broken(error: Exception) -> Answer:
    return Answer(error=error)


@dataclass
class QueuedSession(BaseSession):
    answers: list[Answer]
    asked: list[SendMessage] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        assert isinstance(method, SendMessage)
        self.asked.append(method)
        answer = self.answers.pop(0)
        if answer.error is not None:
            raise TelegramNetworkError(method, str(answer.error)) from answer.error
        response = self.check_response(bot, method, answer.status, answer.body)
        return response.result  # type: ignore[return-value]

    async def close(self) -> None: ...

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""


def a_row(**changes: Any) -> Delivery:
    values: dict[str, Any] = {
        "id": 1,
        "kind": DeliveryKind.DIGEST,
        "chat_id": GROUP,
        "thread_id": 0,
        "part": 1,
        "text": "<b>Дипломатия</b> &amp; мир",
        "buttons": [],
        "status": DeliveryStatus.SENDING,
        "due_at": NOW,
        "attempts": 0,
    } | changes
    return Delivery(**values)


async def sent_by(session: QueuedSession, row: Delivery) -> Outcome:
    return await send(row, Bot("42:TOKEN", session=session))


async def test_a_message_goes_to_its_topic_as_html_without_previews() -> None:
    session = QueuedSession([Answer()])
    buttons = [[["Подробнее", "m:1"], ["NUR.KZ", "https://nur.kz/1"]]]
    assert await sent_by(session, a_row(thread_id=4, buttons=buttons)) == Sent(5)
    (asked,) = session.asked
    assert (asked.chat_id, asked.message_thread_id, asked.parse_mode) == (GROUP, 4, "HTML")
    assert asked.link_preview_options
    assert asked.link_preview_options.is_disabled  # type: ignore[union-attr]
    (row,) = asked.reply_markup.inline_keyboard  # type: ignore[union-attr]
    assert [(button.callback_data, button.url) for button in row] == [
        ("m:1", None),
        (None, "https://nur.kz/1"),
    ]


FLOOD = Flooded("", timedelta(seconds=35))
NO_TOKEN = Postponed("", TOKEN_PAUSE, concerns_all=True)
NO_NETWORK = Postponed("", NETWORK_PAUSE, concerns_all=True)
CLOSED = Refused("", closes_chat=True)
BAD = Refused("", closes_chat=False)
DELIVERED = Answer(200, json.dumps({"ok": True, "result": {"message_id": 9, "date": "new"}}))
KEY = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)  # noqa: FBT003
MOVED = "Bad Request: group chat was upgraded to a supergroup chat"
THREAD = "Bad Request: message thread not found"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (refusal(429, "Too Many Requests", retry_after=35), FLOOD),
        (refusal(500, "Internal Server Error"), Postponed("")),
        (refusal(409, "Conflict: terminated by other getUpdates request"), Postponed("")),
        (refusal(401, "Unauthorized"), NO_TOKEN),
        (refusal(404, "Not Found"), NO_TOKEN),
        (broken(ClientConnectorError(KEY, OSError())), NO_NETWORK),
        (broken(ConnectionTimeoutError()), NO_NETWORK),
        (broken(ClientOSError(104, "reset")), Unknown("")),
        (broken(ServerDisconnectedError()), Unknown("")),
        (broken(TimeoutError()), Unknown("")),
        (Answer(502, "<html>Bad Gateway</html>"), Unknown("")),
        (refusal(400, MOVED, migrate_to_chat_id=-1005), Moved(-1005)),
        (refusal(403, "Forbidden: bot was blocked by the user"), CLOSED),
        (refusal(403, "Forbidden: bot was kicked from the group chat"), CLOSED),
        (refusal(400, "Bad Request: chat not found"), CLOSED),
        (refusal(400, "Bad Request: not enough rights to send text messages"), Muted("")),
        (refusal(400, "Bad Request: message is too long"), BAD),
        (refusal(413, "Request Entity Too Large"), BAD),
        (refusal(400, THREAD), TopicLost("")),
        (refusal(400, "Bad Request: TOPIC_CLOSED"), TopicLost("")),
        (DELIVERED, Sent(9)),
    ],
    ids=[
        "flood", "server error", "conflict", "token revoked", "token wrong", "connection refused",
        "no connection in time", "reset", "hung up", "timeout", "a page instead of an answer",
        "moved", "blocked", "kicked", "no such chat", "may not write", "too long", "too large",
        "topic deleted", "topic closed", "delivered, in words of a newer Telegram",
    ],
)  # fmt: skip
async def test_each_answer_has_its_outcome(answer: Answer, expected: Outcome) -> None:
    outcome = await sent_by(QueuedSession([answer]), a_row())
    assert without_reason(outcome) == without_reason(expected)


def without_reason(outcome: Outcome) -> tuple[object, ...]:
    values = {name: getattr(outcome, name) for name in outcome.__slots__ if name != "reason"}
    return type(outcome), values


async def test_markup_telegram_can_not_read_goes_as_plain_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bad = refusal(400, "Bad Request: can't parse entities: Unsupported start tag")
    session = QueuedSession([bad, Answer()])
    assert await sent_by(session, a_row()) == Sent(5)
    assert (session.asked[1].text, session.asked[1].parse_mode) == ("Дипломатия & мир", None)
    assert "without markup" in caplog.text


async def test_plain_words_may_fail_as_well() -> None:
    bad = refusal(400, "Bad Request: can't parse entities")
    session = QueuedSession([bad, refusal(403, "Forbidden: user is deactivated")])
    assert without_reason(await sent_by(session, a_row())) == (Refused, {"closes_chat": True})


async def test_only_a_bot_that_pays_says_so() -> None:
    session = QueuedSession([Answer(), Answer()])
    bot = Bot("42:TOKEN", session=session)
    await send(a_row(), bot)
    await send(a_row(), bot, is_paid=True)
    assert [one.allow_paid_broadcast for one in session.asked] == [None, True]


async def test_a_reason_is_kept_for_the_operator() -> None:
    outcome = await sent_by(QueuedSession([refusal(400, THREAD)]), a_row())
    assert outcome == TopicLost(THREAD)
