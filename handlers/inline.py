"""@bot Гутерриш: cards of people and meetings to drop into any chat, where no button of ours works.

A name gives the person and then their meetings; other words the meetings that they mean; no words
the latest ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiogram import Bot, Router
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from handlers.bounds import LONGEST_ARGUMENTS
from handlers.persons import load_page
from handlers.replying import NO_PREVIEW
from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, clean, join, plain, shorten
from newsroom.rendering.lines import form_words, status_icon, who_words
from newsroom.rendering.meetings import meeting_card
from newsroom.rendering.persons import person_card
from newsroom.rendering.texts import Texts
from newsroom.whom import Unclear, Whom, find_meetings
from reading.queries import MeetingQuery, parse_arguments
from reading.world import World
from storage.database import Database
from storage.meetings import MeetingCard
from storage.timelines import Anchor
from storage.unit_of_work import UnitOfWork

router = Router(name="inline")

PAGE = 10
PEOPLE = 5
LINE_LENGTH = 120
CACHE_SECONDS = 60
# How many meetings were offered before, and the last of them.
OFFSET = re.compile(r"(\d{1,6})\.(\d{1,9})")

Offered = list[InlineQueryResultArticle]


@dataclass(frozen=True, slots=True)
class Counter:
    """Where cards are offered: what it takes to make them. `link`: how the bot is reached."""

    work: UnitOfWork
    texts: Texts
    world: World
    today: date
    link: str

    async def people(self, ids: Sequence[int]) -> Offered:
        return [one for person_id in ids[:PEOPLE] for one in await self._person(person_id)]

    async def _person(self, person_id: int) -> Offered:
        page = await load_page(self.work, person_id, self.today)
        if page is None:
            return []
        offices = ", ".join(one.title for one in page.offices)
        card = person_card(self.texts, page, self.today, is_numbered=False)
        return [
            self._result(f"p{page.person.id}", self.texts.called(page.person.name), offices, card)
        ]

    async def meetings(self, query: MeetingQuery, offset: str) -> tuple[Offered, str]:
        """A page of them, and the offset of the next one."""
        before = OFFSET.fullmatch(offset)
        anchor = Anchor(int(before[2])) if before is not None else None
        skipped = int(before[1]) if before is not None else 0
        page = await self.work.meetings.page(query, limit=PAGE, offset=skipped, anchor=anchor)
        cards = [await self.work.meetings.card(one.meeting.id) for one in page.items]
        offered = [self._meeting(card) for card in cards if card is not None]
        if not page.has_more:
            return offered, ""
        return offered, f"{skipped + len(page.items)}.{page.items[-1].meeting.id}"

    def _meeting(self, card: MeetingCard) -> InlineQueryResultArticle:
        meeting = card.meeting
        who = who_words(self.texts, meeting, card.participants)
        title = join([status_icon(meeting, self.today), who], " ")
        where = [one for one in (meeting.place, meeting.forum) if one]
        when = date_words(self.texts, date_of(meeting))
        about = join([when, form_words(self.texts, meeting), *where], " · ")
        text = meeting_card(self.texts, card, self.world, self.today)
        return self._result(f"m{meeting.id}", plain(title), plain(about), text)

    def _result(self, name: str, title: str, about: str, text: Html) -> InlineQueryResultArticle:
        """`name` is what the bot opens: buttons that ask it something don't work elsewhere."""
        label = self.texts.plain("button-open-bot")
        to_bot = InlineKeyboardButton(text=label, url=f"{self.link}?start={name}")
        return InlineQueryResultArticle(
            id=name,
            title=shorten(title, LINE_LENGTH),
            description=shorten(about, LINE_LENGTH),
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[to_bot]]),
            input_message_content=InputTextMessageContent(
                message_text=text, link_preview_options=NO_PREVIEW
            ),
        )


@router.inline_query()
async def offer_cards(
    query: InlineQuery,
    bot: Bot,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
) -> None:
    link = f"https://t.me/{(await bot.me()).username}"
    async with database.read() as work:
        counter = Counter(work, texts, world, today, link)
        offered, following = await offer(counter, clean(query.query).strip(), query.offset)
    help_key = "inline-help" if offered else "inline-nothing"
    await query.answer(
        [*offered],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=following,
        button=InlineQueryResultsButton(text=texts.plain(help_key), start_parameter="inline"),
    )


async def offer(counter: Counter, words: str, offset: str) -> tuple[Offered, str]:
    """The results, and the offset of more of them ("": there are no more)."""
    whom = Whom(counter.work, counter.world, counter.today)
    asked = parse_arguments(words[:LONGEST_ARGUMENTS], counter.today)
    query = await find_meetings(asked, whom)
    if isinstance(query, Unclear):
        # While somebody types, most names are unfinished.
        return await counter.people([match.id for match in query.candidates]), ""
    people = [] if offset else await _people(whom, query)
    meetings, following = await counter.meetings(query, offset)
    return [*await counter.people(people), *meetings], following


async def _people(whom: Whom, query: MeetingQuery) -> Sequence[int]:
    """The only person that a query is about, or those whose names begin so."""
    if query.person_ids or not query.words:
        return query.person_ids if len(query.person_ids) == 1 else []
    beginning = query.words.lower()
    near = await whom.unclear(query.words, await whom.find_person(query.words))
    return [
        match.id
        for match in near.candidates
        if any(word.startswith(beginning) for word in match.name.lower().split())
    ]
