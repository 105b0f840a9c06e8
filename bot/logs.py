"""What the log looks like: one line an event on standard error, a moment in UTC first."""

import logging
import time

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


def set_up_logs(level: int = logging.INFO) -> None:
    """Log to standard error. Libraries that talk much are heard from warnings up."""
    formatter = logging.Formatter(FORMAT, datefmt="%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in ("aiogram.event", "alembic", "apscheduler", "aiosqlite", "pymorphy3"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # A tick that finds the one before it at work is no news.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
