"""The tables. Articles are raw, facts are derived, meetings and persons are public.

Three layers, each replaceable from the one above it:

1. `Article` (+ `ArticleBody`, `ArticleVersion`, `ArticleSketch`, `ArticleHash`): what an outlet
   published. Never changed by rules.
2. Facts of one article, replaced as one whenever it is read again: `Mention`, `Position`, `Report`
   (+ `ReportParticipant`, `ReportTopic`, `ReportShelf`), `Statement`, `ArticleTopic`.
3. What the archive concludes: `Person` (+ `PersonName`, `NameOffice`, `PersonAlias`, `PersonKey`)
   and `Meeting` (+ `MeetingParticipant`, `MeetingTopic`, `MeetingChange`). Their ids are public
   and survive re-reading; an id that had to go leads on through `RetiredId`. `ListedMeeting`,
   `ListedCount` and `ListedPair` are worked out from the meetings, for their pages.

Beside them: who is told (`Chat`, `Subscription`, `Watch`), what (`Digest`, `Told`, `Alerted`) and
how it went (`Delivery`, `Pause`); what operators put right (`Correction`, `CorrectionAnchor`), who
was told it wrong (`Retraction`), and what readers want to be put right (`Objection`); where
articles come from (`Source`), and what became of each that a source named (`FoundArticle`); what
Telegram has handed us (`ReceivedUpdate`), and which articles wait to be read (`QueuedArticle`).
Relationships are not mapped: repositories load what a page needs.
"""

from storage.models.articles import (
    Article,
    ArticleBody,
    ArticleHash,
    ArticleSketch,
    ArticleVersion,
    Outlet,
)
from storage.models.base import Base, table_of
from storage.models.chats import Chat, ChatKind
from storage.models.corrections import Correction, CorrectionAnchor, CorrectionKind
from storage.models.deliveries import ALERTS, Delivery, DeliveryKind, DeliveryStatus, Pause
from storage.models.digests import Digest, Told
from storage.models.facts import (
    ArticleTopic,
    Mention,
    Position,
    Report,
    ReportParticipant,
    ReportShelf,
    ReportTopic,
    Statement,
)
from storage.models.listed import (
    KnownOrganization,
    ListedCount,
    ListedMeeting,
    ListedPair,
    ListedWord,
)
from storage.models.meetings import (
    COMPARED,
    NO_DAY,
    Meeting,
    MeetingChange,
    MeetingParticipant,
    MeetingTopic,
)
from storage.models.objections import OF_MEETING, OF_PERSON, Aspect, Objection, Verdict
from storage.models.persons import NameOffice, Person, PersonAlias, PersonKey, PersonName
from storage.models.reading_queue import QueuedArticle
from storage.models.retired import RetiredId, RetiredKind
from storage.models.retractions import Retraction
from storage.models.sources import FoundArticle, FoundState, Source, SourceKind
from storage.models.subscriptions import Kind, Subscription
from storage.models.updates import ReceivedUpdate
from storage.models.watches import Alerted, Watch

__all__ = [
    "ALERTS",
    "COMPARED",
    "NO_DAY",
    "OF_MEETING",
    "OF_PERSON",
    "Alerted",
    "Article",
    "ArticleBody",
    "ArticleHash",
    "ArticleSketch",
    "ArticleTopic",
    "ArticleVersion",
    "Aspect",
    "Base",
    "Chat",
    "ChatKind",
    "Correction",
    "CorrectionAnchor",
    "CorrectionKind",
    "Delivery",
    "DeliveryKind",
    "DeliveryStatus",
    "Digest",
    "FoundArticle",
    "FoundState",
    "Kind",
    "KnownOrganization",
    "ListedCount",
    "ListedMeeting",
    "ListedPair",
    "ListedWord",
    "Meeting",
    "MeetingChange",
    "MeetingParticipant",
    "MeetingTopic",
    "Mention",
    "NameOffice",
    "Objection",
    "Outlet",
    "Pause",
    "Person",
    "PersonAlias",
    "PersonKey",
    "PersonName",
    "Position",
    "QueuedArticle",
    "ReceivedUpdate",
    "Report",
    "ReportParticipant",
    "ReportShelf",
    "ReportTopic",
    "RetiredId",
    "RetiredKind",
    "Retraction",
    "Source",
    "SourceKind",
    "Statement",
    "Subscription",
    "Told",
    "Verdict",
    "Watch",
    "table_of",
]
