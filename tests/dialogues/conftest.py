from tests.handlers.conftest import bot, feed, services, telegram

__all__ = ["bot", "feed", "services", "telegram"]
