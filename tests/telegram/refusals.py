"""How Telegram says no."""

from typing import Any, Self


class RefusalError(Exception):
    """An answer with `ok: false`; `description` is in Telegram's own words."""

    def __init__(
        self, error_code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.error_code = error_code
        self.description = description
        self.parameters = parameters

    @classmethod
    def bad_request(cls, reason: str, **parameters: Any) -> Self:
        return cls(400, f"Bad Request: {reason}", parameters or None)

    @classmethod
    def forbidden(cls, reason: str) -> Self:
        return cls(403, f"Forbidden: {reason}")

    @property
    def body(self) -> dict[str, Any]:
        body = {"ok": False, "error_code": self.error_code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body
