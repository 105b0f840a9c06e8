"""Everything reading needs, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reading.contacts.contacts import Contacts
from reading.language import Language
from reading.plain.tools import PlainTools
from reading.said.outcomes import Outcomes
from reading.said.topics import TopicFinder
from reading.said.voices import SpeechWords
from reading.text.cleaning import Noise
from reading.when.anniversaries import AnniversaryFinder
from reading.when.forums import ForumFinder
from reading.where.places import PlaceFinder
from reading.where.staging import Staging
from reading.whom.cast import PeopleTools


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
