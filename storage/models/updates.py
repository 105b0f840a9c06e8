"""What Telegram has handed us already: it repeats what it isn't sure about."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import TelegramId
from storage.models.base import Base


class ReceivedUpdate(Base):
    """An update that one of the processes answers."""

    __tablename__ = "received_updates"

    update_id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    received_at: Mapped[datetime] = mapped_column(index=True)
