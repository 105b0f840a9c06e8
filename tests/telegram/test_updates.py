"""aiogram is strict: an update that lacks a field stops the polling of a bot for ever."""

from typing import Any

import pytest
from aiogram.types import ChatMember, Update
from pydantic import TypeAdapter

from tests.people import CHANNEL, GROWN_GROUP, JOURNALIST, NEWSROOM, SMALL_GROUP
from tests.telegram import updates
from tests.telegram.members import ROLES, member

ASKED = updates.private_message("/who Гутерриш")
POSTED = updates.channel_post("Встреча в Астане")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (ASKED, "message"),
        (updates.group_message("/who@dipcourier_bot Дуда", thread_id=7), "message"),
        (updates.anonymous_message("/subscribe"), "message"),
        (POSTED, "channel_post"),
        (updates.edited(ASKED, "/who Дуда"), "edited_message"),
        (updates.edited(POSTED, "Встречи не было"), "edited_channel_post"),
        (updates.callback("m:1", ASKED["message"]), "callback_query"),
        (updates.old_callback("m:1"), "callback_query"),
        (updates.membership("kicked"), "my_chat_member"),
        (updates.membership("administrator", before="left", room=NEWSROOM), "my_chat_member"),
        (updates.migration(SMALL_GROUP, GROWN_GROUP), "message"),
        (updates.inline_query("Гутерриш"), "inline_query"),
        (updates.voice(), "message"),
        (updates.sticker(), "message"),
        (updates.photo("Токаев в Нью-Йорке", **updates.forwarded_from(CHANNEL)), "message"),
    ],
    ids=[
        "private",
        "in a topic",
        "anonymous administrator",
        "channel post",
        "edited",
        "edited post",
        "pressed button",
        "pressed old button",
        "blocked",
        "added to a group",
        "group became supergroup",
        "inline",
        "voice",
        "sticker",
        "forwarded picture",
    ],
)
def test_aiogram_takes_every_kind_of_update(raw: dict[str, Any], kind: str) -> None:
    assert Update.model_validate(raw).event_type == kind


@pytest.mark.parametrize("role", ROLES)
def test_aiogram_takes_every_kind_of_member(role: str) -> None:
    taken = TypeAdapter[Any](ChatMember).validate_python(member(JOURNALIST.id, role))
    assert taken.status == role


def test_commands_and_mentions_are_marked_in_utf16_units() -> None:
    raw = updates.private_message("😀 /who@dipcourier_bot @vera")
    marks = [(mark["type"], mark["offset"], mark["length"]) for mark in raw["message"]["entities"]]
    assert marks == [("bot_command", 3, 19), ("mention", 23, 5)]


def test_no_two_updates_share_an_id() -> None:
    first, second = updates.private_message("а"), updates.inline_query("б")
    assert first["update_id"] < second["update_id"]
