"""What is known of sentences and of the article around them, before contacts are judged."""

from dataclasses import dataclass
from datetime import date

from reading.contacts.contacts import Contacts
from reading.contacts.frames import Frame
from reading.contacts.judgements import Judgement
from reading.contacts.telling import Telling
from reading.facts import (
    EventDate,
    Status,
)
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.said.speech import Quoted
from reading.text.analysis import Sentence, Token
from reading.when.dates import FoundDate
from reading.when.forums import FoundForum
from reading.where.places import FoundPlace
from reading.where.staging import Staging
from reading.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """A time and a place that sentences leave for those after them; `paragraph` told them last.

    `main` is the scene that the next paragraph goes back to, when this one steps aside from it;
    `stops` are the cities of a tour with their days: «8 июля – в Баку, 9 июля – в Тбилиси»;
    `people` are those told to be in the place, none when the text doesn't say.
    """

    day: EventDate | None = None
    place: FoundPlace | None = None
    paragraph: int = -1
    main: "Scene | None" = None
    stops: tuple[tuple[str, EventDate], ...] = ()
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Thread:
    """Where the sentences before left off: with what has happened, and with what is to come.

    `heading` is the day of the line above, in a calendar that has several such lines; `there` is
    the place that the sentence before named last, with its day: whatever «там» means; `sent_from`
    is where the dateline says that the article was written.
    """

    past: Scene = Scene()
    ahead: Scene = Scene()
    heading: EventDate | None = None
    there: Scene = Scene()
    sent_from: FoundPlace | None = None


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """What is known of one sentence before contacts are read.

    `seats` are the places in the offices of its people: «мэр Оша», «посол в Москве»; `added` is
    the day and place of what it tells that the next sentence gives: «Встреча прошла в Оше»;
    `announced` is the same of what is to come: «Встреча пройдёт 5 мая»; `meant` is
    the day that what it calls off was meant for: «Его ждали 5 мая».
    """

    telling: Telling
    places: tuple[FoundPlace, ...]
    forums: tuple[FoundForum, ...]
    dates: tuple[FoundDate, ...]
    quoted: Quoted | None
    thread: Thread = Thread()
    seats: tuple[FoundPlace, ...] = ()
    added: Scene = Scene()
    announced: Scene = Scene()
    meant: EventDate | None = None

    @property
    def sentence(self) -> Sentence:
        return self.telling.sentence

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self.telling.mentions

    @property
    def parsed(self) -> Parsed:
        return self.telling.parsed


@dataclass(frozen=True, slots=True)
class Setting:
    """The article around its sentences: `anchor` is the day that came with it, `day` all we know.

    `forum` is the one whose guests the article writes about, `coming` the one that it announces,
    `home` the outlet's country; `told` is the latest day that an article without one tells in full;
    `city` is the only one that the article speaks of being in; `has_calls`: it has a telephone.
    """

    contacts: Contacts
    staging: Staging
    world: World
    anchor: date | None
    day: EventDate
    forum: FoundForum | None = None
    home: str | None = None
    city: FoundPlace | None = None
    has_calls: bool = False
    coming: FoundForum | None = None
    told: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One frame in its sentence and article, judged."""

    frame: Frame
    facts: SentenceFacts
    setting: Setting
    clause: tuple[Token, ...]
    judgement: Judgement

    @property
    def sequel(self) -> Scene:
        """What the next sentence adds to a contact of its status."""
        match self.judgement.status:
            case Status.HELD:
                return self.facts.added
            case Status.PLANNED:
                return self.facts.announced
            case Status.CANCELLED:
                return Scene(self.facts.meant)
            case _:
                return Scene()

    @property
    def is_announced(self) -> bool:
        """«Визит … отменён», «ожидается прибытие …»: the place goes without saying."""
        word = self.facts.sentence.tokens[self.frame.trigger]
        is_subject = word.relation.startswith("nsubj")
        return is_subject and self.judgement.status is not Status.HELD
