"""Everything reading needs, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reading.anniversaries import AnniversaryFinder
from reading.cast import PeopleTools
from reading.cleaning import Noise
from reading.contacts import Contacts
from reading.forums import ForumFinder
from reading.language import Language
from reading.outcomes import Outcomes
from reading.places import PlaceFinder
from reading.plain.tools import PlainTools
from reading.staging import Staging
from reading.topics import TopicFinder
from reading.voices import SpeechWords


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything reading needs, loaded once: models, tables and lexicons."""

    language: Language
    people: PeopleTools
    forums: ForumFinder
    places: PlaceFinder
    anniversaries: AnniversaryFinder
    contacts: Contacts
    staging: Staging
    topics: TopicFinder
    noise: Noise
    speech: SpeechWords
    outcomes: Outcomes
    plain: Mapping[str, PlainTools] = field(default_factory=dict)
