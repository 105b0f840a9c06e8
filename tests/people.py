"""The cast: who talks to the bot in tests, and where."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with a Telegram account."""

    id: int
    first_name: str
    username: str
    language_code: str = "ru"

    @property
    def user(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "username": self.username,
            "language_code": self.language_code,
        }

    @property
    def chat(self) -> dict[str, Any]:
        """Their private chat with the bot."""
        return {
            "id": self.id,
            "type": "private",
            "first_name": self.first_name,
            "username": self.username,
        }


@dataclass(frozen=True, slots=True)
class Room:
    """A chat of several people."""

    id: int
    type: str
    title: str
    is_forum: bool = False

    @property
    def chat(self) -> dict[str, Any]:
        shown = {"id": self.id, "type": self.type, "title": self.title}
        return shown | {"is_forum": True} if self.is_forum else shown


JOURNALIST = Someone(101, "Айгерим", "aigerim")
SUBSCRIBER = Someone(102, "Борис", "boris")
ADMINISTRATOR = Someone(103, "Вера", "vera")
OPERATOR = Someone(104, "Galym", "galym", "kk")
STRANGER = Someone(105, "Dora", "dora", "en")
CAST = {
    someone.id: someone for someone in (JOURNALIST, SUBSCRIBER, ADMINISTRATOR, OPERATOR, STRANGER)
}

NEWSROOM = Room(-1001000000001, "supergroup", "Редакция", is_forum=True)
SMALL_GROUP = Room(-2001, "group", "Утренняя смена")
GROWN_GROUP = Room(-1001000000002, "supergroup", "Утренняя смена")
"""What `SMALL_GROUP` becomes."""
CHANNEL = Room(-1001000000003, "channel", "Лента")
ROOMS = {room.id: room for room in (NEWSROOM, SMALL_GROUP, GROWN_GROUP, CHANNEL)}

BOT = Someone(4242, "Дипкурьер", "dipcourier_bot")
TOKEN = f"{BOT.id}:AAFfake-token_of_the_stand-in"
