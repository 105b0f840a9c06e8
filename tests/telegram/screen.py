"""What people see of the bot: shared by the session and the server, made for assertions."""

from collections.abc import Callable
from typing import Any

from tests.people import JOURNALIST, Someone
from tests.telegram import updates
from tests.telegram.answers import answer
from tests.telegram.chats import Chats, Message, Request, Shown, keyboard
from tests.telegram.faults import Faults
from tests.telegram.refusals import RefusalError


class Screen:
    """The chats as their members see them. `chats` and `faults` are for tests to arrange."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.chats = Chats(clock)
        self.faults = Faults()

    @property
    def texts(self) -> list[str]:
        """Plain text of the messages sent and edited, in order."""
        return [shown.text for shown in self.chats.shown]

    @property
    def last(self) -> Shown:
        """The message sent or edited last."""
        assert self.chats.shown, "the bot has said nothing"
        return self.chats.shown[-1]

    @property
    def buttons(self) -> list[list[str]]:
        """Labels of the last message, row by row."""
        return self.last.buttons

    @property
    def notices(self) -> list[str]:
        """What popped up over pressed buttons, in order."""
        return self.chats.notices

    @property
    def unanswered(self) -> set[str]:
        """Ids of the pressed buttons that still show a spinner."""
        return self.chats.unanswered

    def seen_in(self, chat_id: int) -> list[str]:
        """The bot's messages a chat shows now: edited ones once, deleted ones not at all."""
        own = {(shown.chat_id, shown.message_id) for shown in self.chats.shown}
        return [
            Shown("", message, {}).text
            for key, message in self.chats.messages.items()
            if key in own and key[0] == chat_id
        ]

    def press(
        self, label: str, *, by: Someone = JOURNALIST, chat_id: int | None = None
    ) -> dict[str, Any]:
        """The update that pressing the newest button called `label` makes."""
        message, data = self._find_button(label, chat_id)
        update = updates.callback(data, message, sender=by)
        self.chats.unanswered.add(update["callback_query"]["id"])
        return update

    def _find_button(self, label: str, chat_id: int | None) -> tuple[Message, str]:
        seen: list[str] = []
        for shown in reversed(self.chats.shown):
            if chat_id not in (None, shown.chat_id):
                continue
            message = self.chats.messages.get((shown.chat_id, shown.message_id), {})
            for button in (button for row in keyboard(message) for button in row):
                if button["text"] == label and "callback_data" in button:
                    return message, button["callback_data"]
                seen.append(button["text"])
        raise AssertionError(f"no button {label!r} to press; there are {seen}")

    def answer(self, request: Request) -> tuple[int, dict[str, Any]]:
        """Do what the bot asks: the HTTP status and the body of the answer."""
        try:
            return 200, {"ok": True, "result": answer(self.chats, request)}
        except RefusalError as refusal:
            return refusal.error_code, refusal.body
