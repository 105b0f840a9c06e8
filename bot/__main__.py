"""`python -m bot`: the command line; alone it starts the bot, or without a token the terminal."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from sqlalchemy.exc import DatabaseError as DamageError
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.hiding import hide_at_the_end, secrets_of
from bot.logs import set_up_logs
from bot.settings import SettingsError, load_settings
from storage.database import DatabaseError

COMMANDS = {
    "run": "answer people, read articles, send digests (needs BOT_TOKEN)",
    "chat": "the same bot in this terminal, no token needed",
    "read": "what given articles say, without any database",
    "index": "put articles into the archive: files, folders, or - for standard input",
    "watch": "have what comes into a folder or a mailbox read while the bot runs",
    "collect": "articles a source published earlier, into the archive",
    "reread": "derive all facts again from the stored articles",
    "correct": "put right what the archive has wrong, or take it back",
    "export": "people, meetings, articles or statements as JSON lines or CSV",
    "digest": "show what a subscriber would be told",
    "migrate": "bring the archive's schema up to date",
    "backup": "copy the archive safely while it is in use",
    "restore": "bring a copy of the archive back",
    "doctor": "check the archive and the machine, and say what to do",
    "audit": "compare installed packages with the lock, and with known flaws",
    "copy-to": "copy the archive into another database, SQLite or PostgreSQL",
}
EPILOG = "«python -m bot COMMAND --help» tells more of each. Settings: docs/settings.md."


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _obey(arguments)
        # Here, and not when Python ends and can only complain.
        sys.stdout.flush()
        return code
    except (SettingsError, DatabaseError) as error:
        print(_explain(error), file=sys.stderr)
        return 2
    except DBAPIError as error:
        if not _is_trouble(error):
            raise
        print(_explain(error), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our output has seen enough («| head»); what is left of it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _obey(arguments: list[str]) -> int:
    if not arguments:
        settings = load_settings()
        arguments = ["run" if settings.bot_token else "chat"]
    if arguments[0] not in COMMANDS:
        overview = _overview()
        overview.parse_args(arguments)
        # «-- run»: argparse passes over the dashes that we did not.
        overview.error("the command comes first")
    command = importlib.import_module(f"bot.commands.{arguments[0].replace('-', '_')}")
    parser = argparse.ArgumentParser(prog="python -m bot")
    command.add_parser(parser.add_subparsers())
    args = parser.parse_args(arguments)
    settings = load_settings()
    secrets = secrets_of(settings)
    set_up_logs(settings.log_format, secrets)
    hide_at_the_end(secrets)
    return int(command.run(args, settings))


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Dipcourier reads diplomatic news and knows who met whom.",
        epilog=EPILOG,
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, purpose in COMMANDS.items():
        subparsers.add_parser(name, help=purpose, add_help=False)
    return parser


def _is_trouble(error: DBAPIError) -> bool:
    """A full or read-only disk, a server gone away, a damaged file; else it is a bug of ours."""
    is_damage = type(error) is DamageError
    return isinstance(error, OperationalError) or is_damage or error.connection_invalidated


def _explain(error: SettingsError | DatabaseError | DBAPIError) -> str:
    if isinstance(error, SettingsError):
        return str(error)
    # The driver's own words, without the statement.
    reason = str(error.orig if isinstance(error, DBAPIError) else error)
    hint = "; `python -m bot restore` brings a backup back" if "malformed" in reason else ""
    return f"DATABASE_URL: the archive can't be used: {reason}{hint}"


if __name__ == "__main__":
    sys.exit(main())
