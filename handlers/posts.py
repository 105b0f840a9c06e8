"""What is posted in a channel that we administer."""

from dataclasses import replace
from datetime import datetime

from aiogram import F, Router
from aiogram.types import Message

from newsroom.polling.desk import SourcesDesk
from newsroom.polling.posts import channel_of, take_post
from newsroom.sources.fetched import FetchedArticle

router = Router(name="posts")

SHORTEST_POST = 80


@router.channel_post(~F.text.startswith("/"))
@router.edited_channel_post(~F.text.startswith("/"))
async def take_channel_post(
    message: Message, now: datetime, sources: SourcesDesk | None = None
) -> None:
    words = message.text or message.caption or ""
    if sources is None or len(words) < SHORTEST_POST:
        return
    chat = message.chat
    name = chat.username or f"c/{str(chat.id).removeprefix('-100')}"
    address = f"https://t.me/{name}"
    source = await channel_of(sources.poller, chat.id, chat.title or "", address, now)
    if source is not None and source.is_active:
        url = f"{address}/{message.message_id}"
        post = FetchedArticle(words, url, outlet=source.name, country=source.country, url=url)
        post = replace(post, time_zone=source.time_zone)
        post = replace_moment(post, message)
        await take_post(sources.poller, source, post, now)


def replace_moment(post: FetchedArticle, message: Message) -> FetchedArticle:
    """With the moment it was posted at; for a forwarded post that of the first one."""
    origin = message.forward_origin
    return replace(post, published_at=origin.date if origin is not None else message.date)
