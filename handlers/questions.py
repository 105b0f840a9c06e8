"""What no command takes: a name or a question in a private chat, and one line for the rest."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.agenda import agenda_answer
from handlers.bounds import LONGEST_ARGUMENTS
from handlers.callbacks import (
    OpenAgenda,
    OpenMeeting,
    OpenOverview,
    OpenQuotes,
    OpenTimeline,
    fits,
    leading_back,
)
from handlers.overviews import LIMITS, overview_answer
from handlers.persons import choice, example_name, found_answer
from handlers.quotes import find_speaker, quotes_answer, subject_too_long
from handlers.replying import Answer, Buttons, button, reply
from handlers.timeline import about_words, timeline_answer, ways_to_people
from newsroom.asked import find_days, find_subject
from newsroom.rendering.coverage import coverage_line
from newsroom.rendering.findings import how_often, one_meeting, what_about
from newsroom.rendering.html import Html, join
from newsroom.rendering.texts import Texts
from newsroom.whom import Unclear, Whom
from reading.facts import Status
from reading.queries import MeetingQuery
from reading.questions import Question, Wanted, read_question
from reading.search.lemmas import Lemmas
from reading.spelling.matching import Found
from reading.world import World
from storage.agenda import Outlook
from storage.database import Database
from storage.unit_of_work import UnitOfWork

router = Router(name="questions")
# In a group nobody is answered who did not ask.
router.message.filter(F.chat.type == ChatType.PRIVATE)

LONGEST_NAME = 4
"""Words of what may be a name; more of them are a sentence."""

LONGEST_IN_SMALL = 2
"""The same where nothing has a capital."""

FARTHEST = 10**6
OF_ALL = frozenset({Wanted.PLANS, Wanted.COUNT})
"""What can be asked of the whole archive."""

PAIR = 2
LATELY = timedelta(days=7)
"""What is new."""


@router.message(F.text.startswith("/") | F.caption.startswith("/"))
async def name_commands(message: Message, texts: Texts) -> None:
    await reply(message, Answer(texts("command-unknown")))


@router.message(F.text.as_("words") | F.caption.as_("words"))
async def answer_words(  # noqa: PLR0913 aiogram hands over by name
    message: Message,
    words: str,
    database: Database,
    texts: Texts,
    world: World,
    today: date,
    *,
    lemmas: Lemmas,
    is_operator: bool,
) -> None:
    if len(words) > LONGEST_ARGUMENTS:
        await reply(message, Answer(texts("hint")))
        return
    async with database.read() as work:
        asker = Asker(Whom(work, world, today), texts, lemmas, is_operator)
        answer = await asker.answer(words)
    await reply(message, answer)


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers plain words, in the language of whoever asks."""

    whom: Whom
    texts: Texts
    lemmas: Lemmas
    is_operator: bool = False

    @property
    def work(self) -> UnitOfWork:
        return self.whom.work

    async def answer(self, words: str) -> Answer:
        """What a question wants to know; else the person of that name, or their meetings."""
        question = read_question(words)
        is_name = all(word[:1].isupper() for word in words.split())
        is_name = is_name and (question is None or question.wanted is not Wanted.HELP)
        if question is not None and not is_name:
            return await self._asked(words, question)
        found = await self.whom.find_person(words)
        if found.sure is not None or found.candidates:
            return await self._found(words, found)
        if question is not None:
            return await self._asked(words, question)
        return await self._mentioned(words, found)

    async def _mentioned(self, words: str, found: Found) -> Answer:
        """«Токаев и Путин», «Астана 2024»: no question and nobody's name; what they are about."""
        query = await find_subject(words, self.whom)
        if isinstance(query, MeetingQuery) and (query.person_ids or not _is_question(words)):
            return await self._meetings(query)
        if isinstance(query, Unclear) and query.name != words:
            return await choice(self.work, query, self.texts)
        if _is_question(words) or not _may_be_name(words):
            return await self._not_understood()
        return await self._found(words, found)

    async def _asked(self, words: str, question: Question) -> Answer:
        match question.wanted:
            case Wanted.HELP | Wanted.NEWS as wanted:
                return await (self._news() if wanted is Wanted.NEWS else self._hint("hint-hello"))
            case Wanted.PERSON if question.rest:
                found = await self.whom.find_person(question.rest)
                return await self._found(question.rest, found)
            case Wanted.SAID if question.rest:
                return await self._said(question)
        query = await self._query(words, question)
        if isinstance(query, Unclear):
            return await choice(self.work, query, self.texts)
        if query is None or not fits(OpenTimeline.of(query, FARTHEST, FARTHEST)):
            return await self._not_understood()
        return await self._of(question.wanted, replace(query, status=_status(question, query)))

    async def _query(self, words: str, question: Question) -> MeetingQuery | Unclear | None:
        """Whom or what it names, else its days; some questions are about everything."""
        of_all = MeetingQuery() if question.wanted in OF_ALL else None
        return await find_subject(words, self.whom) or find_days(words, self.whom) or of_all

    async def _of(self, wanted: Wanted, query: MeetingQuery) -> Answer:
        answers: Mapping[Wanted, Callable[[MeetingQuery], Awaitable[Answer]]] = {
            Wanted.LAST: self._last,
            Wanted.FIRST: self._first,
            Wanted.COUNT: self._count,
            Wanted.PLANS: self._plans,
            Wanted.TALKED: self._talked,
            Wanted.WHERE: self._overview,
        }
        return await answers.get(wanted, self._meetings)(query)

    async def _meetings(self, query: MeetingQuery) -> Answer:
        return await timeline_answer(self.work, query, self.texts, self.whom.world, self.whom.today)

    async def _plans(self, query: MeetingQuery) -> Answer:
        return await agenda_answer(self.work, query, self.texts, self.whom.world, self.whom.today)

    async def _overview(self, query: MeetingQuery) -> Answer:
        return await overview_answer(self.work, query, self.texts, self.whom.world, self.whom.today)

    async def _said(self, question: Question) -> Answer:
        speaker = await find_speaker(question.rest, self.whom)
        if isinstance(speaker, Unclear):
            return await choice(self.work, speaker, self.texts, lambda one: OpenQuotes(person=one))
        at = OpenQuotes.of(speaker.person_id, question.subject)
        if not fits(at.model_copy(update={"after": FARTHEST, "offset": FARTHEST})):
            return await subject_too_long(speaker.person_id, self.whom, self.texts)
        return await quotes_answer(self.work, at, self.texts, self.lemmas, self.whom.today)

    async def _last(self, query: MeetingQuery) -> Answer:
        page = await self.work.meetings.page(query, limit=1)
        return await self._one("answer-last", page.items[0].meeting.id if page.items else 0, query)

    async def _first(self, query: MeetingQuery) -> Answer:
        first = await self.work.meetings.earliest(query)
        return await self._one("answer-first", first.id if first is not None else 0, query)

    async def _one(self, key: str, number: int, query: MeetingQuery) -> Answer:
        card = await self.work.meetings.card(number) if number else None
        about = await self._about(query)
        if card is None:
            return await self._nothing(about, query)
        text = one_meeting(self.texts, key, about, card, today=self.whom.today)
        return Answer(text, await self._ways_on(query, number))

    async def _count(self, query: MeetingQuery) -> Answer:
        overview = await self.work.overviews.overview(query, self.whom.today, LIMITS)
        about = await self._about(query)
        if not overview.latest:
            return await self._nothing(about, query)
        text = how_often(self.texts, about, overview)
        return Answer(text, await self._ways_on(query, overview.latest[0].meeting.id))

    async def _talked(self, query: MeetingQuery) -> Answer:
        overview = await self.work.overviews.overview(query, self.whom.today, LIMITS)
        about = await self._about(query)
        number = overview.latest[0].meeting.id if overview.latest else 0
        card = await self.work.meetings.card(number) if number else None
        if card is None:
            return await self._nothing(about, query)
        text = what_about(self.texts, about, overview, card, self.whom.world, self.whom.today)
        return Answer(text, await self._ways_on(query, number))

    async def _about(self, query: MeetingQuery) -> Html:
        shown = replace(query, status=None)
        return await about_words(self.work, shown, self.texts, self.whom.world)

    async def _nothing(self, about: Html, query: MeetingQuery) -> Answer:
        """Not in our sources: what they cover, and what was announced."""
        coverage = coverage_line(self.texts, await self.work.archive.coverage())
        text = join(
            [join([*([about] if about else []), self.texts("answer-nothing")], " · "), coverage]
        )
        people = await ways_to_people(self.work, query, self.texts)
        return Answer(text, [await self._announced(query), *people])

    async def _ways_on(self, query: MeetingQuery, number: int) -> list[Buttons]:
        """The card, all meetings, what is between two, who they are, what is announced."""
        whole = replace(query, status=None)
        # The question can't be asked again by a button: back is to what it was about.
        back = leading_back(OpenMeeting(id=number), OpenTimeline.of(whole))
        card = button(self.texts.plain("button-card"), back)
        every = button(self.texts.plain("button-timeline"), OpenTimeline.of(whole))
        pair = []
        if len(query.person_ids) >= PAIR:
            pair.append(button(self.texts.plain("button-pair"), OpenOverview.of(whole)))
        people = await ways_to_people(self.work, query, self.texts)
        return [[card, every], [*pair, *await self._announced(query)], *people]

    async def _announced(self, query: MeetingQuery) -> Buttons:
        whole = replace(query, status=None)
        ahead = OpenAgenda.of(whole)
        found = []
        for outlook in (Outlook.AHEAD, Outlook.OVERDUE):
            total = await self.work.agendas.count(whole, self.whom.today, outlook)
            if total.count:
                key = f"button-agenda-{outlook.name.lower()}"
                label = self.texts.plain(key, count=total.count)
                found.append(button(label, ahead.model_copy(update={"outlook": outlook})))
        return found

    async def _found(self, name: str, found: Found) -> Answer:
        return await found_answer(name, found, self.whom, self.texts, is_operator=self.is_operator)

    async def _news(self) -> Answer:
        """Of the last days; of all where they have none."""
        lately = MeetingQuery(first=self.whom.today - LATELY, last=self.whom.today)
        return await self._meetings(
            lately if await self.work.meetings.has_any(lately) else MeetingQuery()
        )

    async def _not_understood(self) -> Answer:
        return await self._hint("hint-not-understood")

    async def _hint(self, key: str) -> Answer:
        return Answer(self.texts(key, name=await example_name(self.work, self.texts)))


def _is_question(words: str) -> bool:
    return words.rstrip().endswith("?")


def _may_be_name(words: str) -> bool:
    """A name has few words; without capitals, at most two."""
    parts = words.split()
    has_capital = any(word[:1].isupper() for word in parts)
    return len(parts) <= (LONGEST_NAME if has_capital else LONGEST_IN_SMALL)


def _status(question: Question, query: MeetingQuery) -> Status | None:
    """«Когда последний раз»: of those held. «Когда» alone: whatever the archive has."""
    held = {Wanted.LAST, Wanted.FIRST, Wanted.COUNT, Wanted.TALKED}
    if question.wanted in held:
        return Status.HELD
    return None if question.wanted is Wanted.PLANS else query.status


@router.message()
async def name_kinds(message: Message, texts: Texts, *, is_continuation: bool) -> None:
    if not is_continuation:
        await reply(message, Answer(texts("hint-kind")))


@router.channel_post(F.text.startswith("/"))
async def decline_channel(message: Message, texts: Texts) -> None:
    await message.answer(texts("hint-channel"))


@router.callback_query()
async def decline_stale(callback: CallbackQuery, texts: Texts) -> None:
    """A button of an older version, or data that was never ours."""
    await callback.answer(texts.plain("error-stale"), show_alert=True)
