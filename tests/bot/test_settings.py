from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, load_settings

NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_the_bot_starts_in_almaty_and_russian() -> None:
    settings = load_settings()
    assert settings.bot_token is None
    assert settings.time_zone == ZoneInfo("Asia/Almaty")
    assert settings.language == "ru"
    assert settings.access is None
    assert settings.seeds == "on"


def test_a_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=kk\nTIME_ZONE=Europe/Warsaw\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("LANGUAGE", "en")
    settings = load_settings()
    assert (settings.language, str(settings.time_zone)) == ("en", "Europe/Warsaw")


def test_ids_are_listed_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPERATORS", "12, 34 56")
    monkeypatch.setenv("ACCESS", "-1001234567890,7")
    settings = load_settings()
    assert settings.operators == {12, 34, 56}
    assert settings.access == frozenset({-1001234567890, 7})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("LANGUAGE", "la"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("WEBHOOK_URL", "example.org/hook"),
        ("WEBHOOK_SECRET", "with spaces"),
        ("LOG_FORMAT", "xml"),
        ("OPERATORS", "Anna"),
        ("ACCESS", "closed"),
        ("SEEDS", "maybe"),
        ("QUESTIONS_PER_MINUTE", "-1"),
        ("MESSAGES_PER_SECOND", "31"),
        ("GROUP_MESSAGES_PER_MINUTE", "21"),
        ("PAID_BROADCAST", "yes"),
        ("COURIERS", "0"),
        ("FETCH_LOOPBACK", "yes"),
        ("DATA_DIR", "/nowhere/at/all"),
        ("BACKUP_DIR", "/nowhere/at/all"),
        ("BACKUP_HOUR", "24"),
        ("BACKUP_KEEP", "0"),
        ("MESSAGES_KEPT_DAYS", "13"),
        ("VERSIONS_KEPT_DAYS", "-1"),
        ("LEDGER_KEPT_DAYS", "for ever"),
        ("OBJECTIONS_KEPT_DAYS", "-1"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as raised:
        load_settings()
    assert "\n" not in str(raised.value)


def test_secrets_never_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "42:secret")
    monkeypatch.setenv("WEBHOOK_SECRET", "hush")
    monkeypatch.setenv("PORT", "wrong")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    monkeypatch.setenv("PORT", "80")
    shown = f"{raised.value} {load_settings()!r}"
    assert "secret" not in shown.replace("webhook_secret", "")
    assert "hush" not in shown


def test_settings_do_not_change_while_running() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().language = "en"
