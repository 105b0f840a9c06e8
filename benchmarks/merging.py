"""How well reports of one contact are put together: `python -m benchmarks.merging`.

Two rows over gold part 1, whose `event_id`s say which contacts are told in several articles: the
decision alone, fed with what people read in the articles, and the whole way from the texts. Counted
are pairs of reports: one put together is right when both tell of one event. Exit code 1 when the
decision alone falls short of what is wanted.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from typing import Any

from benchmarks.figures import Figure, contribute
from benchmarks.reading import score
from benchmarks.reading.evaluate import GOLD, article_of, load_gold
from bot.knowledge import table
from bot.tools import build_tools
from newsroom.linking import normal_name
from newsroom.merging import ReportToMerge, merge
from reading.article import Tools, read_article
from reading.facts import (
    CONFIDENCE_THRESHOLD,
    Basis,
    Form,
    MeetingReport,
    Part,
    Person,
    Precision,
    Status,
)
from reading.where.places import parse_cities
from reading.world import World

WANTED = {"precision": 0.98, "recall": 0.95}

RUSSIAN = re.compile("[А-Яа-яЁё .IVX-]+")

Document = dict[str, Any]
Pair = frozenset[int]

Where = tuple[int, int]
"""The number of a report, and of its article."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report with the event it tells of; None: no other article tells of it."""

    report: ReportToMerge
    event: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of reports: rightly and wrongly put together, and left apart though of one event."""

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]

    @property
    def precision(self) -> float:
        return _share(len(self.right), len(self.wrong))

    @property
    def recall(self) -> float:
        return _share(len(self.right), len(self.missed))


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0


def main() -> int:
    tools = build_tools()
    documents = load_gold(GOLD / "part_1.jsonl")
    decision = judge(list(told_by_people(documents, tools.people.world)))
    from_texts = judge(list(told_by_reader(documents, tools)))
    print("putting reports together, gold part 1, pairs of reports")
    for name, judged in (("decision alone", decision), ("from the texts", from_texts)):
        print(
            f"{name:16}precision {judged.precision:.3f}  recall {judged.recall:.3f}  "
            f"({len(judged.right)} right, {len(judged.wrong)} wrong, {len(judged.missed)} missed)"
        )
    contribute(
        *(
            Figure(f"reports put together, {name}", getattr(decision, name), "", least=least)
            for name, least in WANTED.items()
        )
    )
    print("wanted".ljust(16) + "  ".join(f"{name} >{value}" for name, value in WANTED.items()))
    return int(any(getattr(decision, name) < value for name, value in WANTED.items()))


def judge(told: Sequence[Told]) -> Judged:
    events = {one.report.id: one.event for one in told}
    made = {
        frozenset(pair)
        for meeting in merge(one.report for one in told)
        for pair in combinations((report.id for report in meeting.reports), 2)
    }
    wanted = {
        frozenset(pair)
        for pair in combinations(events, 2)
        if events[pair[0]] is not None and events[pair[0]] == events[pair[1]]
    }
    return Judged(frozenset(made & wanted), frozenset(made - wanted), frozenset(wanted - made))


def told_by_people(documents: Sequence[Document], world: World) -> Iterator[Told]:
    """The reports as the gold has them. Optional ones of no event are nobody's business."""
    numbers, countries = count(1), _countries(world)
    for source, document in enumerate(documents):
        names = _names(document, world)
        for meeting in document["meetings"]:
            if meeting.get("optional") and "event_id" not in meeting:
                continue
            where = (next(numbers), source)
            report = _of_gold(document, meeting, names, countries, where)
            yield Told(report, meeting.get("event_id"))


def told_by_reader(documents: Sequence[Document], tools: Tools) -> Iterator[Told]:
    """The reports as the reader has them, with the event of the gold meeting they match."""
    numbers = count(1)
    for source, document in enumerate(documents):
        facts = read_article(article_of(document), tools)
        names = {person.name: normal_name(person, tools.people.world) for person in facts.people}
        event_of = _matching(document)
        for report in facts.meetings:
            if report.confidence >= CONFIDENCE_THRESHOLD:
                merging = _of_reader(document, report, names, (next(numbers), source))
                yield Told(merging, event_of(report))


def _names(document: Document, world: World) -> dict[str, str]:
    """Name as the gold writes it → name the archive knows, by way of its Russian form."""
    names = {}
    for person in document["people"]:
        spellings = [person["name"], *person.get("aliases", ())]
        own = spellings if document["lang"] == "ru" else [*spellings[1:], *spellings[:1]]
        russian = next(filter(RUSSIAN.fullmatch, own), spellings[0])
        names[person["name"]] = normal_name(Person(russian, ()), world)
    return names


def _of_gold(
    document: Document,
    meeting: Document,
    names: Mapping[str, str],
    countries: Mapping[str, str],
    where: Where,
) -> ReportToMerge:
    number, source = where
    first, last = score.interval(meeting.get("date_start"), meeting.get("date_end")) or (None, None)
    everybody = {names.get(one["name"], one["name"]): one for one in meeting["participants"]}
    needed = [name for name, one in everybody.items() if not one.get("optional")]
    is_alone = meeting["kind"] == Form.VISIT or len(needed) > 1
    places = [meeting.get("place"), *(meeting.get("place_alt") or ())]
    return ReportToMerge(
        id=number,
        order=(document["id"], number, number),
        source=source,
        participants=frozenset(needed if is_alone else everybody),
        form=Form(meeting["kind"]),
        status=Status(meeting["status"]),
        first=first,
        last=last,
        precision=Precision.UNKNOWN,
        basis=Basis.EXPLICIT if first else Basis.NONE,
        date_source=None,
        place=meeting.get("place"),
        country=next(filter(None, map(countries.get, places)), None),
        forum=meeting.get("forum"),
        forum_key=meeting.get("forum"),
        host=None,
        is_background=False,
        published=article_of(document).published_on,
    )


def _of_reader(
    document: Document, report: MeetingReport, names: Mapping[str, str], where: Where
) -> ReportToMerge:
    number, source = where
    sides = [one for one in report.participants if one.part in {Part.PRINCIPAL, Part.TRAVELLER}]
    return ReportToMerge(
        id=number,
        order=(document["id"], report.evidence.start, number),
        source=source,
        participants=frozenset(names.get(one.name, one.name) for one in sides),
        form=report.form,
        status=report.status,
        first=report.date.first,
        last=report.date.last,
        precision=report.date.precision,
        basis=report.date.basis,
        date_source=report.date.source,
        place=report.place.name if report.place else None,
        country=report.place.country if report.place else None,
        forum=report.forum.name if report.forum else None,
        forum_key=report.forum.key or None if report.forum else None,
        host=None,
        is_background=report.is_background,
        published=article_of(document).published_on,
    )


def _matching(document: Document) -> Callable[[MeetingReport], str | None]:
    """Report → event of the meeting of the gold with these people, of this kind and nearest day."""
    gold = score.GoldDoc(document)

    def key(name: str) -> str:
        return gold.resolve(name) or name

    def event_of(report: MeetingReport) -> str | None:
        sides = {key(one.name) for one in report.participants if one.part is not Part.HOST}
        is_visit = report.form is Form.VISIT
        fitting = [
            meeting
            for meeting in document["meetings"]
            if (meeting["kind"] == Form.VISIT) == is_visit
            and sides <= {key(one["name"]) for one in meeting["participants"]}
        ]
        best = max(fitting, key=lambda meeting: _nearness(meeting, report), default=None)
        return best.get("event_id") if best else None

    return event_of


def _nearness(meeting: Document, report: MeetingReport) -> tuple[bool, bool, int]:
    """Whether the days meet, whether the status is the same, and how few others took part."""
    days = score.interval(meeting.get("date_start"), meeting.get("date_end"))
    first, last = report.date.first, report.date.last
    meets = bool(days and first and last and days[0] <= last and first <= days[1])
    return meets, meeting["status"] == report.status, -len(meeting["participants"])


def _countries(world: World) -> dict[str, str]:
    """Place as people write it in three languages → its country."""
    cities = {name: city.iso for city in parse_cities(table("cities.tsv")) for name in city.names}
    named = {name: country.iso for country in world.countries for name in country.names}
    capitals = {name: country.iso for country in world.countries for name in country.capitals}
    return cities | capitals | named


if __name__ == "__main__":
    sys.exit(main())
