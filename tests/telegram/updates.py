"""Raw updates as Telegram sends them, one builder for every test."""

import itertools
import re
from typing import Any

from tests.people import CHANNEL, JOURNALIST, NEWSROOM, Room, Someone
from tests.telegram.members import bot_user, member

Update = dict[str, Any]
Message = dict[str, Any]

SENT_AT = 1_757_404_800
"""2025-09-09 08:00 UTC, the present of the tests."""

# The account Telegram shows as the sender when an administrator hides behind the group.
GROUP_ANONYMOUS_BOT = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}

_ids = itertools.count(1)
_MARKED = re.compile(
    r"(?P<bot_command>(?<!\S)/\w+(?:@\w+)?)|(?P<mention>(?<!\S)@\w+)|(?P<url>https?://\S+)"
)


def private_message(text: str, sender: Someone = JOURNALIST, **fields: Any) -> Update:
    """`fields` come over those of the message."""
    return _update("message", _message(sender.chat, text) | {"from": sender.user} | fields)


def group_message(
    text: str,
    sender: Someone = JOURNALIST,
    room: Room = NEWSROOM,
    thread_id: int | None = None,
    **fields: Any,
) -> Update:
    message = _message(room.chat, text) | {"from": sender.user} | _in_topic(thread_id)
    return _update("message", message | fields)


def anonymous_message(
    text: str, room: Room = NEWSROOM, thread_id: int | None = None, **fields: Any
) -> Update:
    """An administrator speaks as the group itself."""
    sender = {"from": GROUP_ANONYMOUS_BOT, "sender_chat": room.chat}
    message = _message(room.chat, text) | sender | _in_topic(thread_id)
    return _update("message", message | fields)


def channel_post(text: str, room: Room = CHANNEL, **fields: Any) -> Update:
    post = _message(room.chat, text) | {"sender_chat": room.chat}
    return _update("channel_post", post | fields)


def edited(update: Update, text: str) -> Update:
    """The message of an earlier update, edited by its author."""
    kind = "channel_post" if "channel_post" in update else "message"
    before = update[kind]
    bare = {key: value for key, value in before.items() if key not in ("text", "entities")}
    return _update(f"edited_{kind}", bare | _text(text) | {"edit_date": SENT_AT + 60})


def callback(data: str, message: Message, sender: Someone = JOURNALIST) -> Update:
    """A button of a message of the bot is pressed."""
    query = {
        "id": f"callback-{next(_ids)}",
        "from": sender.user,
        "chat_instance": str(message["chat"]["id"]),
        "message": message,
        "data": data,
    }
    return _update("callback_query", query)


def old_callback(data: str, sender: Someone = JOURNALIST) -> Update:
    """A button of a message Telegram no longer gives out: too old."""
    return callback(data, {"chat": sender.chat, "message_id": 1, "date": 0}, sender)


def membership(
    role: str, *, before: str = "member", by: Someone = JOURNALIST, room: Room | None = None
) -> Update:
    """The bot's own role changed, in a room or (None) in the private chat of `by`."""
    bot_id = int(bot_user()["id"])
    change = {
        "chat": by.chat if room is None else room.chat,
        "from": by.user,
        "date": SENT_AT,
        "old_chat_member": member(bot_id, before),
        "new_chat_member": member(bot_id, role),
    }
    return _update("my_chat_member", change)


def migration(old: Room, new: Room, sender: Someone = JOURNALIST) -> Update:
    """The service message in the group that has become a supergroup."""
    message = _message(old.chat, "") | {"from": sender.user, "migrate_to_chat_id": new.id}
    return _update("message", message)


def inline_query(query: str, sender: Someone = JOURNALIST, offset: str = "") -> Update:
    asked = {
        "id": f"inline-{next(_ids)}",
        "from": sender.user,
        "query": query,
        "offset": offset,
        "chat_type": "sender",
    }
    return _update("inline_query", asked)


def voice(sender: Someone = JOURNALIST) -> Update:
    recorded = {"file_id": "voice", "file_unique_id": "voice-unique", "duration": 3}
    return private_message("", sender, voice=recorded)


def sticker(sender: Someone = JOURNALIST) -> Update:
    drawn = {
        "file_id": "sticker",
        "file_unique_id": "sticker-unique",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }
    return private_message("", sender, sticker=drawn)


def photo(caption: str, sender: Someone = JOURNALIST, **fields: Any) -> Update:
    """A picture; with the fields of `forwarded_from` it is a forwarded post."""
    size = {"file_id": "photo", "file_unique_id": "photo-unique", "width": 90, "height": 60}
    return private_message("", sender, photo=[size], caption=caption, **fields)


def forwarded_from(room: Room = CHANNEL) -> dict[str, Any]:
    """Fields that make a message a forwarded post of a channel."""
    origin = {"type": "channel", "date": SENT_AT - 60, "chat": room.chat, "message_id": 7}
    return {"forward_origin": origin}


def _update(kind: str, content: dict[str, Any]) -> Update:
    return {"update_id": next(_ids), kind: content}


def _message(chat: dict[str, Any], text: str) -> Message:
    return {"message_id": next(_ids), "date": SENT_AT, "chat": chat} | _text(text)


def _text(text: str) -> Message:
    if not text:
        return {}
    entities = [
        {
            "type": found.lastgroup,
            "offset": _units(text[: found.start()]),
            "length": _units(found[0]),
        }
        for found in _MARKED.finditer(text)
    ]
    return {"text": text} | ({"entities": entities} if entities else {})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _in_topic(thread_id: int | None) -> Message:
    return {} if thread_id is None else {"message_thread_id": thread_id, "is_topic_message": True}
