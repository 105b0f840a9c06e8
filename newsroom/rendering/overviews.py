"""What two people, or a country, have had to do with each other: at a glance, then the latest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, bold, escape, join, shorten
from newsroom.rendering.lines import meeting_line, numbered
from newsroom.rendering.texts import Texts
from reading.world import World
from storage.models import Meeting
from storage.overviews import Overview

KIND_LENGTH = 40
DAYS_OF_MONTH = 30
FEW_DAYS = 60


def overview_card(texts: Texts, about: Html, overview: Overview, world: World, today: date) -> Html:
    """One message; its meetings are numbered as `overview.listed`."""
    lines = [
        numbered(number, meeting_line(texts, one.meeting, one.participants, today=today))
        for number, one in enumerate(overview.listed, start=1)
    ]
    latest = lines[: len(overview.latest)]
    coming = len(overview.latest) + len(overview.ahead)
    ahead, overdue = lines[len(overview.latest) : coming], lines[coming:]
    blocks = [
        join([bold(about), counts_line(texts, overview), *kinds_lines(texts, overview, world)]),
        *([join(latest)] if latest else []),
        join([texts("person-planned"), *ahead]) if ahead else texts("person-nothing-planned"),
        *([join([texts("person-overdue"), *overdue])] if overdue else []),
    ]
    return join(blocks, "\n\n")


def counts_line(texts: Texts, overview: Overview) -> Html:
    """How often, when last, when first, how long between."""
    if not overview.latest:
        return texts("overview-never")
    last = overview.latest[0].meeting
    key = "overview-count-many" if overview.is_least else "overview-count"
    parts = [texts(key, count=overview.count, last=date_words(texts, date_of(last)))]
    if overview.first is not None and overview.first.id != last.id:
        parts.append(texts("person-since", date=date_words(texts, date_of(overview.first))))
        parts += _interval(texts, overview, overview.first, last)
    return join(parts, " · ")


def _interval(texts: Texts, overview: Overview, first: Meeting, last: Meeting) -> list[Html]:
    """How long it is from one meeting to the next, when all of them are known and counted."""
    if overview.is_least or first.last_on is None or last.last_on is None:
        return []
    days = round((last.last_on - first.last_on).days / (overview.count - 1))
    if days <= 0:
        return []
    if days < FEW_DAYS:
        return [texts("overview-every-days", count=days)]
    return [texts("overview-every-months", count=round(days / DAYS_OF_MONTH))]


def kinds_lines(texts: Texts, overview: Overview, world: World) -> list[Html]:
    forms = _by_words((texts("form", form=form.value), count) for form, count in overview.forms)
    places = [(escape(place), count) for place, count in overview.places]
    topics = [
        (escape(world.topic_name(topic, texts.language)), count) for topic, count in overview.topics
    ]
    people = [(escape(texts.called(one.name)), one.meetings) for one in overview.people]
    kinds = (("forms", forms), ("places", places), ("topics", topics), ("people", people))
    return [texts(f"overview-{name}", list=_listed(some)) for name, some in kinds if some]


def _by_words(counted: Iterable[tuple[Html, int]]) -> list[tuple[Html, int]]:
    """What is called by the same word is counted together."""
    sums: Counter[Html] = Counter()
    for words, count in counted:
        sums[words] += count
    return sums.most_common()


def _listed(counted: Sequence[tuple[Html, int]]) -> Html:
    return join([f"{shorten(name, KIND_LENGTH)} ({count})" for name, count in counted], ", ")
