"""What the stand-in Telegram remembers: messages, roles, who refuses to be written to."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.people import ADMINISTRATOR, BOT, CHANNEL, NEWSROOM, ROOMS, SMALL_GROUP
from tests.telegram.floods import Floods
from tests.telegram.members import user
from tests.telegram.refusals import RefusalError

Message = dict[str, Any]
Fields = Mapping[str, Any]

FIRST_MESSAGE_ID = 1001
"""Of the messages the stand-in numbers; `updates` numbers its own from 1."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file the bot sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the bot. `fields` are decoded; `uploads` by the name they are attached under."""

    method: str
    fields: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message at the moment it was sent or edited, with the fields the bot gave."""

    method: str
    message: Message
    fields: Fields

    @property
    def chat_id(self) -> int:
        return int(self.message["chat"]["id"])

    @property
    def message_id(self) -> int:
        return int(self.message["message_id"])

    @property
    def thread_id(self) -> int | None:
        thread: int | None = self.message.get("message_thread_id")
        return thread

    @property
    def text(self) -> str:
        """What a person reads: the text, or the caption of a file."""
        return str(self.message.get("text", self.message.get("caption", "")))

    @property
    def buttons(self) -> list[list[str]]:
        """Labels of the inline buttons, row by row."""
        return [[button["text"] for button in row] for row in keyboard(self.message)]


def keyboard(message: Message) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


FILE = "file-"
"""Begins the id of a file."""


class Chats:
    """The state. Tests may change `roles`, `refusals` and the topics as they need."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.clock = clock
        self.messages: dict[tuple[int, int], Message] = {}
        self.shown: list[Shown] = []
        self.shown_in: dict[int, list[Shown]] = {}
        self.notices: list[str] = []
        self.files: list[Upload] = []
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.webhook = ""
        self.unanswered: set[str] = set()
        self.stale: set[str] = set()
        self.roles: dict[tuple[int, int], str] = {
            (NEWSROOM.id, ADMINISTRATOR.id): "administrator",
            (SMALL_GROUP.id, ADMINISTRATOR.id): "creator",
            (CHANNEL.id, ADMINISTRATOR.id): "creator",
            (CHANNEL.id, BOT.id): "administrator",
        }
        # Set it to Floods() to have Telegram's limits on the speed of writing.
        self.floods: Floods | None = None
        self.refusals: dict[int, RefusalError] = {}
        self.topic_refusals: dict[tuple[int, int], RefusalError] = {}
        self._message_ids = itertools.count(FIRST_MESSAGE_ID)

    def file(self, file_id: str) -> Upload | None:
        """A file that was sent, by its id."""
        number = file_id.removeprefix(FILE)
        is_known = number.isdigit() and 0 < int(number) <= len(self.files)
        return self.files[int(number) - 1] if is_known else None

    # --- what tests arrange ---------------------------------------------------------------

    def send_file(self, name: str, content: bytes) -> dict[str, Any]:
        """The `document` of a message somebody sends."""
        self.files.append(Upload(name, content))
        number = len(self.files)
        ids = {"file_id": f"{FILE}{number}", "file_unique_id": f"unique-{number}"}
        return {"document": {"file_name": name, "file_size": len(content)} | ids}

    def block(self, chat_id: int) -> None:
        """The chat wants nothing more of the bot: a person blocks it, a group throws it out."""
        chat = self.chat(chat_id)
        reason = (
            "bot was blocked by the user"
            if chat["type"] == "private"
            else f"bot was kicked from the {chat['type']} chat"
        )
        self.refusals[chat_id] = RefusalError.forbidden(reason)

    def unblock(self, chat_id: int) -> None:
        self.refusals.pop(chat_id, None)

    def forget(self, chat_id: int) -> None:
        """There never was such a chat."""
        self.refusals[chat_id] = RefusalError.bad_request("chat not found")

    def migrate(self, old_id: int, new_id: int) -> None:
        """A group has become a supergroup."""
        reason = "group chat was upgraded to a supergroup chat"
        self.refusals[old_id] = RefusalError.bad_request(reason, migrate_to_chat_id=new_id)

    def close_topic(self, chat_id: int, thread_id: int) -> None:
        self.topic_refusals[chat_id, thread_id] = RefusalError.bad_request("TOPIC_CLOSED")

    def delete_topic(self, chat_id: int, thread_id: int) -> None:
        gone = RefusalError.bad_request("message thread not found")
        self.topic_refusals[chat_id, thread_id] = gone

    # --- what the answers need ------------------------------------------------------------

    def chat(self, chat_id: int) -> dict[str, Any]:
        """The chat as messages carry it; unknown ids are people or supergroups by their sign."""
        if chat_id in ROOMS:
            return ROOMS[chat_id].chat
        if chat_id < 0:
            return {"id": chat_id, "type": "supergroup", "title": f"Chat {chat_id}"}
        person = user(chat_id)
        return {"id": chat_id, "type": "private", "first_name": person["first_name"]}

    def admit(self, fields: Fields) -> int:
        """The chat to write to; raises RefusalError when it can't be written to."""
        chat_id = fields.get("chat_id")
        if not isinstance(chat_id, int) or chat_id == 0:
            raise RefusalError.bad_request("chat not found")
        if refusal := self.refusals.get(chat_id):
            raise refusal
        if refusal := self.topic_refusals.get((chat_id, fields.get("message_thread_id", 0))):
            raise refusal
        return chat_id

    def count(self, chat_id: int) -> None:
        """One more message or edit; raises RefusalError when they come too fast."""
        if self.floods is not None:
            self.floods.admit(chat_id, time.monotonic())

    def role(self, chat_id: int, user_id: int) -> str:
        return self.roles.get((chat_id, user_id), "member")

    def number(self) -> int:
        """The id of the next message."""
        return next(self._message_ids)

    def keep(self, message: Message) -> None:
        self.messages[message["chat"]["id"], message["message_id"]] = message

    def show(self, request: Request, message: Message) -> None:
        """Keep a message of the bot and note that it was shown."""
        self.keep(message)
        shown = Shown(request.method, message, request.fields)
        self.shown.append(shown)
        self.shown_in.setdefault(shown.chat_id, []).append(shown)
