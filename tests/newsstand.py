"""A few articles and what a careful reader finds in them: an archive without any models."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.knowledge import load_world
from bot.models import load_lemmas
from newsroom.collecting import Collector
from newsroom.sources.fetched import FetchedArticle
from reading.facts import (
    ArticleText,
    Basis,
    EventDate,
    Facts,
    Form,
    Forum,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Place,
    Position,
    Precision,
    Reason,
    Span,
    Statement,
    StatementKind,
    Status,
)
from storage.database import Database
from tests.kept import KEPT

NOW = datetime(2025, 9, 9, 8, 0, tzinfo=UTC)
TODAY = NOW.date()
ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True)
class Figure:
    """Somebody of the news: normal name, the form in the text, the office."""

    name: str
    form: str
    title: str = ""
    country: str | None = None


TOKAYEV = Figure("Касым-Жомарт Токаев", "Касым-Жомарт Токаев", "президент Казахстана", "KZ")
GUTERRES = Figure("Антониу Гутерриш", "Антониу Гутерришем", "генеральный секретарь ООН")
DUDA = Figure("Анджей Дуда", "Анджеем Дудой", "президент Польши", "PL")


@dataclass(frozen=True)
class Story:
    """One article; each of its sentences tells one meeting."""

    sentences: tuple[str, ...]
    people: tuple[Figure, ...]
    meetings: tuple[MeetingReport, ...]
    outlet: str | None = None
    url: str | None = None
    published_on: date | None = None
    statements: tuple[Statement, ...] = ()
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(self.sentences))

    @property
    def fetched(self) -> FetchedArticle:
        return FetchedArticle(
            text=self.text, outlet=self.outlet, url=self.url, published_on=self.published_on
        )

    @property
    def facts(self) -> Facts:
        people = tuple(self._person(figure) for figure in self.people)
        return Facts(
            language="ru", people=people, meetings=self.meetings, statements=self.statements
        )

    def _person(self, figure: Figure) -> Person:
        start = self.text.index(figure.form)
        span = Span(start, start + len(figure.form))
        titles = (Position(figure.title, "", span, figure.country),) if figure.title else ()
        return Person(figure.name, (span,), (figure.form,), titles, figure.country)


def told(
    text: str, sentence: str, *people: Figure, when: EventDate, **fields: Any
) -> MeetingReport:
    """A held meeting of these people that the sentence proves; `fields` come over the usual."""
    start = text.index(sentence)
    evidence = Span(start, start + len(sentence))
    sides = tuple(
        Participant(ParticipantKind.PERSON, one.name, country=one.country) for one in people
    )
    usual: dict[str, Any] = {"participants": sides, "form": Form.MEETING, "status": Status.HELD}
    reasons = (Reason("status", "held", evidence), Reason("form", "встреча", evidence))
    return MeetingReport(
        **usual | {"date": when, "evidence": evidence, "reasons": reasons} | fields
    )


MARGINS = "На полях 74-й сессии Касым-Жомарт Токаев провел встречу с Антониу Гутерришем."
WITH_DUDA = "Там же он встретился с Анджеем Дудой."
REMEMBERED = "В сентябре 2019 года Касым-Жомарт Токаев встречался с Антониу Гутерришем."
TALKS = "Вчера Касым-Жомарт Токаев провел переговоры с Антониу Гутерришем."
ANNOUNCED = "До конца года Касым-Жомарт Токаев посетит Польшу."

UNGA = Forum("74-я сессия Генассамблеи ООН", "unga-hlw-74")
BY_FORUM = EventDate(
    date(2019, 9, 1),
    date(2019, 9, 30),
    Precision.MONTH,
    Basis.FORUM,
    source="forums:unga-hlw-74",
)
IN_SEPTEMBER = EventDate(
    date(2019, 9, 1), date(2019, 9, 30), Precision.MONTH, Basis.EXPLICIT, Span(2, 20)
)
YESTERDAY = EventDate(date(2025, 9, 7), date(2025, 9, 7), Precision.DAY, Basis.RELATIVE, Span(0, 5))
BY_YEAR_END = EventDate(
    date(2025, 9, 8), date(2025, 12, 31), Precision.RANGE, Basis.RELATIVE, Span(0, 13)
)
NEW_YORK = Place("Нью-Йорк", "US")

SESSION = Story(
    (MARGINS, WITH_DUDA),
    (TOKAYEV, GUTERRES, DUDA),
    (
        told(MARGINS, MARGINS, TOKAYEV, GUTERRES, when=BY_FORUM, place=NEW_YORK, forum=UNGA),
        told(
            f"{MARGINS} {WITH_DUDA}",
            WITH_DUDA,
            TOKAYEV,
            DUDA,
            when=BY_FORUM,
            place=NEW_YORK,
            forum=UNGA,
            form=Form.SIDELINES,
        ),
    ),
)
MEMORY = Story(
    (REMEMBERED,),
    (TOKAYEV, GUTERRES),
    (told(REMEMBERED, REMEMBERED, TOKAYEV, GUTERRES, when=IN_SEPTEMBER),),
    outlet="NUR.KZ",
    url="https://example.org/memory",
)
FRESH = Story(
    (TALKS, ANNOUNCED),
    (TOKAYEV, GUTERRES),
    (
        told(
            TALKS,
            TALKS,
            TOKAYEV,
            GUTERRES,
            when=YESTERDAY,
            form=Form.TALKS,
            place=Place("Астана", "KZ"),
        ),
        told(
            f"{TALKS} {ANNOUNCED}",
            ANNOUNCED,
            when=BY_YEAR_END,
            form=Form.VISIT,
            status=Status.PLANNED,
            place=Place("Польша", "PL"),
            participants=(
                Participant(
                    ParticipantKind.PERSON, TOKAYEV.name, Part.TRAVELLER, country=TOKAYEV.country
                ),
                Participant(ParticipantKind.COUNTRY, "Польша", Part.HOST, country="PL"),
            ),
        ),
    ),
    outlet="Казахстанская правда",
    url="https://example.org/fresh",
    published_on=date(2025, 9, 8),
)
STORIES = (SESSION, MEMORY, FRESH)


WORDS = "Мир держится на встречах"
SPEECH = f"«{WORDS}», — сказал Антониу Гутерриш."
QUOTED = Story(
    (SPEECH,),
    (Figure("Антониу Гутерриш", "Антониу Гутерриш"),),
    (),
    outlet="Казахстанская правда",
    url="https://example.org/quoted",
    published_on=date(2025, 9, 8),
    statements=(
        Statement(
            GUTERRES.name,
            StatementKind.DIRECT,
            Span(1, 1 + len(WORDS)),
            Span(0, len(SPEECH)),
        ),
    ),
)


def collector(database: Database, *stories: Story) -> Collector:
    """Collects as the program does, with the careful reader of these stories in the models' place.

    Of any other text it finds nothing.
    """
    facts = {story.text: story.facts for story in stories}

    async def read(article: ArticleText) -> Facts:
        return facts.get(article.text, Facts("ru"))

    return Collector(database, read, load_world(), ZONE, load_lemmas())


async def fill(database: Database, *stories: Story) -> None:
    """Collect the stories; a new archive may get what came of it when another one did."""

    async def collect() -> None:
        collecting = collector(database, *stories)
        for story in stories:
            await collecting.collect(story.fetched, NOW)

    await KEPT.fill(database, repr(stories), collect)
