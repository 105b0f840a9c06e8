"""What an operator may change, from the environment or a file `.env`."""

import hashlib
import hmac
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MOST_FREE = 30
"""Messages a second that Telegram carries without being paid for them."""


USUAL_PORT = 8080


class SettingsError(Exception):
    """A setting is wrong: one line that names it and never shows a secret."""


def _numbers(value: object) -> object:
    """«12, 34 56» as a set of whole numbers."""
    return frozenset(value.replace(",", " ").split()) if isinstance(value, str) else value


def _nothing_if_open(value: object) -> object:
    return None if value in ("", "open") else _numbers(value)


def _nothing_if_empty(value: object) -> object:
    return None if value == "" else value


def _existing_folder(path: Path | None) -> Path | None:
    if path is not None and not path.is_dir():
        raise ValueError("there is no such folder")
    return path


def _for_a_header(secret: SecretStr | None) -> SecretStr | None:
    """As Telegram wants the secrets of webhooks."""
    if secret is not None and not re.fullmatch("[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("1 to 256 of A-Z, a-z, 0-9, _ and -")
    return secret


def _address_to_call(url: str | None) -> str | None:
    if url is not None and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
        raise ValueError("it is no address like https://example.org/telegram")
    return url


def _zone(value: object) -> object:
    """ZoneInfo looks names up as files: refuse what isn't even a name of that kind."""
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"there is no time zone called {value!r}") from None


Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_numbers)]
ChatsOrOpen = Annotated[frozenset[int] | None, NoDecode, BeforeValidator(_nothing_if_open)]
Folder = Annotated[
    Path | None, BeforeValidator(_nothing_if_empty), AfterValidator(_existing_folder)
]
Secret = Annotated[SecretStr | None, BeforeValidator(_nothing_if_empty)]
WebhookSecret = Annotated[
    SecretStr | None, BeforeValidator(_nothing_if_empty), AfterValidator(_for_a_header)
]
Address = Annotated[
    str | None, BeforeValidator(_nothing_if_empty), AfterValidator(_address_to_call)
]


class Settings(BaseSettings):
    """Every value the operator may change. A wrong one stops the start.

    `access`: the chats a private newsroom bot answers; None: open to all. `data_dir`: data files of
    one's own over the shipped ones. `questions_per_minute`: of one person; 0: no limit.
    `messages_per_second`: over all; more than 30 only with `paid_broadcast`, which costs Stars.
    `couriers`: how many processes send; while Redis is away each keeps to its part of the limits.
    `webhook_url`: where Telegram sends what people write; None: we ask it. `webhook_secret`: None:
    one made of the token. `port`: None: nobody listens, unless there is a webhook.
    `…_kept_days`: how long sent messages, old texts of articles, what chats were told of meetings
    that are over, and settled objections are kept; 0: for ever. `backup_dir`: where a copy of the
    archive is put every day at `backup_hour` of the zone, the newest `backup_keep` of them.
    `fetch_loopback`: pages of this very machine are read for people, too: for tests alone.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", frozen=True, extra="ignore"
    )

    bot_token: Secret = None
    telegram_api_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://\S+$")
    # It may hold a password.
    database_url: str = Field(default="sqlite:///dipcourier.db", repr=False)
    redis_url: Secret = None
    webhook_url: Address = None
    webhook_secret: WebhookSecret = None
    host: str = "127.0.0.1"
    port: Annotated[int | None, BeforeValidator(_nothing_if_empty)] = Field(
        default=None, ge=1, le=65535
    )
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Asia/Almaty")
    language: Literal["ru", "kk", "en"] = "ru"
    operators: Ids = frozenset()
    access: ChatsOrOpen = None
    seeds: Literal["on", "off"] = "on"
    data_dir: Folder = None
    questions_per_minute: int = Field(default=30, ge=0)
    messages_per_second: int = Field(default=25, ge=1, le=1000)
    group_messages_per_minute: int = Field(default=18, ge=1, le=20)
    paid_broadcast: Literal["on", "off"] = "off"
    couriers: int = Field(default=1, ge=1, le=100)
    # A correction answers messages of the last two weeks.
    messages_kept_days: int = Field(default=30, ge=14)
    versions_kept_days: int = Field(default=365, ge=0)
    ledger_kept_days: int = Field(default=365, ge=0)
    objections_kept_days: int = Field(default=365, ge=0)
    backup_dir: Folder = None
    backup_keep: int = Field(default=7, ge=1)
    backup_hour: int = Field(default=3, ge=0, le=23)
    fetch_loopback: Literal["on", "off"] = "off"
    log_format: Literal["text", "json"] = "text"

    @property
    def listens_on(self) -> int | None:
        """The port on which this process is to be reached; None: it needs none."""
        return self.port or (USUAL_PORT if self.webhook_url else None)

    @property
    def webhook_word(self) -> str:
        """What Telegram must say when it calls: the operator's own, or made of the token."""
        if self.webhook_secret is not None:
            return self.webhook_secret.get_secret_value()
        token = self.bot_token.get_secret_value() if self.bot_token else ""
        # Only those can make it who have the token.
        return hmac.new(token.encode(), b"webhook of dipcourier", hashlib.sha256).hexdigest()

    @model_validator(mode="after")
    def _free_of_charge(self) -> "Settings":
        if self.paid_broadcast == "off" and self.messages_per_second > MOST_FREE:
            raise ValueError(
                f"MESSAGES_PER_SECOND: more than {MOST_FREE} only with PAID_BROADCAST=on"
            )
        return self


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; raises SettingsError with a line for each wrong one."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError("; ".join(_explain(detail) for detail in error.errors())) from None


def _explain(detail: Any) -> str:
    reason = str(detail["msg"]).removeprefix("Value error, ")
    if not detail["loc"]:
        # About several settings at once: it names them itself.
        return reason
    name = str(detail["loc"][0]).upper()
    return f"{name}: {reason[:1].lower()}{reason[1:]}"
