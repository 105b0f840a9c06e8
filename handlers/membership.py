"""We are added, blocked, removed, or a group becomes a supergroup: nothing of a chat is lost."""

import logging

from aiogram import F, Router
from aiogram.filters import JOIN_TRANSITION, LEAVE_TRANSITION, ChatMemberUpdatedFilter
from aiogram.types import ChatMemberUpdated, Message

from storage.database import Database

router = Router(name="membership")
log = logging.getLogger(__name__)


@router.my_chat_member(ChatMemberUpdatedFilter(LEAVE_TRANSITION))
async def leave(event: ChatMemberUpdated, database: Database) -> None:
    """Blocked by a person or removed from a group: its settings stay for a return."""
    async with database.begin() as work:
        await work.chats.deactivate(event.chat.id, f"we are {event.new_chat_member.status}")
    log.info("Chat %s switched off: %s", event.chat.id, event.new_chat_member.status)


@router.my_chat_member(ChatMemberUpdatedFilter(JOIN_TRANSITION))
async def come_back(event: ChatMemberUpdated, database: Database) -> None:
    async with database.begin() as work:
        await work.chats.reactivate(event.chat.id)


@router.message(F.migrate_to_chat_id.as_("new_id"))
async def move(message: Message, new_id: int, database: Database) -> None:
    """The group has become a supergroup with another id; it keeps everything."""
    async with database.begin() as work:
        await work.chats.migrate(message.chat.id, new_id)
    log.info("Chat %s is now %s", message.chat.id, new_id)


@router.message(F.migrate_from_chat_id.as_("old_id"))
async def arrive(message: Message, old_id: int, database: Database) -> None:
    """The same, told in the new place; whichever of the two comes first does it."""
    async with database.begin() as work:
        await work.chats.migrate(old_id, message.chat.id)
