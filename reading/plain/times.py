"""When an article was written and what it speaks of: its day, its dates, forums and places."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reading.facts import ArticleText, Basis, EventDate, Place, Precision
from reading.plain.circumstances import Around
from reading.plain.proofs import OPENING, Undated, latest_told, lies_ahead, prove
from reading.plain.rows import SENTENCE_ENDS
from reading.plain.sequels import with_sequels
from reading.plain.tools import PlainTools
from reading.text.analysis import Sentence
from reading.when.datelines import find_dateline
from reading.when.dates import FoundDate, find_dates
from reading.when.documents import published
from reading.when.forums import FoundForum, narrow
from reading.when.windows import DAY
from reading.where.places import Direction, FoundPlace

DATELINE_ENDS = re.compile(r",?\s*(?:\([^)\n]{2,30}\)\s*)?(?:--|[–—]|-\s)")
"""«… Feb 24 (Reuters) - », «… May 5 -- »."""

STAMP_ENDS = re.compile(r"(?<=\d{4})[,|]?[ \t]+\d{1,2}:\d\d\b(?!\s*[ap]\.?m)")
"""«20.12.2025 17:57»: when the page came out."""

WRITTEN_DAY = (
    r"(?:\w+\.? \d{1,2}|\d{1,2}(?:th|st|nd|rd)? \w+\.?|\d{4} жылғы \d{1,2} \w+|\d{1,2}\.\d{1,2})"
)
DATED = re.compile(
    rf"(?:, \w+| \[\w+\])?[,.]\s*{WRITTEN_DAY}(?:[,.]? ?\d{{4}})?"
    r"\s*(?:\([^)\n]{2,30}\)\s*)?(?:--|[–—/:.]|-\s)"
)
"""«Astana, 17 February 2026 – …», «New Delhi [India], October 19 (ANI): …»."""

AFTER_DAY = re.compile(r"\s*(?:\d{1,2} \w+ \d{4}|\d{4} жылғы \d{1,2} \w+|[\d.]{8,10}),\s*")
"""What stands before the city in «19 October 2025, Astana.»."""

SETTING_OFF = frozenset({"–", "—", "-", "--", ",", "(", "/", "."})


@dataclass(frozen=True, slots=True)
class Times:
    """`anchor` came with the article, `day` is all we know, `proved` what its text proves."""

    anchor: date | None
    day: EventDate
    proved: EventDate
    dates: tuple[tuple[FoundDate, ...], ...]
    forums: tuple[tuple[FoundForum, ...], ...]
    places: tuple[tuple[FoundPlace, ...], ...]
    forum: FoundForum | None

    def around(self, number: int) -> Around:
        return Around(
            self.dates[number],
            self.forums[number],
            self.places[number],
            self.anchor,
            self.day,
            self.forum,
        )


def find_times(
    article: ArticleText,
    text: str,
    sentences: Sequence[Sentence],
    people: Collection[str],
    tools: PlainTools,
) -> Times:
    """`people` are the names of the article, as the tables spell those they know."""
    places = tuple(tuple(tools.places.find(s.tokens)) for s in sentences)
    dateline = find_dateline(article.text, article.published_on)
    anchor = dateline.first if dateline else article.published_on
    found = find_dates(text, anchor)
    forums = tuple(_forums(s, places[n], anchor, tools) for n, s in enumerate(sentences))
    proved = dateline or prove(Undated(text, sentences, found, forums, people), tools)
    day = dateline or (published(article.published_on) if article.published_on else proved)
    if anchor is None and day.precision is Precision.DAY and day.basis is Basis.DATELINE:
        anchor = day.first
        found = find_dates(text, anchor)
    elif anchor is None and day.first:
        found = find_dates(text, None, day.first.year)
        anchor = latest_told(day, found)
        day = replace(day, first=anchor - DAY, last=anchor + DAY) if anchor else day
    forums = tuple(tuple(narrow(f, day.first, day.last) for f in some) for some in forums)
    dates = tuple(tuple(_told_in(s, found, text)) for s in sentences)
    dates, places = with_sequels(sentences, dates, places, tools.contacts)
    return Times(
        anchor=anchor,
        day=day,
        proved=proved,
        dates=tuple(_carried_on(sentences, tuple(_under_headings(sentences, dates, day)), tools)),
        forums=forums,
        places=places,
        forum=_attended(sentences, forums, tools),
    )


def _told_in(sentence: Sentence, found: Sequence[FoundDate], text: str) -> Iterator[FoundDate]:
    """The dates of a sentence; the day of its dateline counts only when there is no other."""
    here = [date for date in found if sentence.span.covers(date.span)]
    own = [date for date in here if not DATELINE_ENDS.match(text, date.span.stop)]
    yield from (date for date in own or here if not STAMP_ENDS.match(text, date.span.stop))


def _forums(
    sentence: Sentence, places: Sequence[FoundPlace], anchor: date | None, tools: PlainTools
) -> tuple[FoundForum, ...]:
    cities = frozenset(place.name for place in places)
    return tuple(narrow(f, anchor, anchor, cities) for f in tools.forums.find(sentence.tokens))


def _attended(
    sentences: Sequence[Sentence], forums: Sequence[Sequence[FoundForum]], tools: PlainTools
) -> FoundForum | None:
    """The one forum somebody is at («during the …», «… аясында»), as narrow as it is told."""
    at = [
        forum
        for sentence, some in zip(sentences, forums, strict=True)
        for forum in some
        if _is_attended(sentence, forum, tools)
    ]
    if len({forum.sessions[0].series for forum in at}) != 1:
        return None
    return min(at, key=lambda forum: len(forum.sessions))


def _is_attended(sentence: Sentence, forum: FoundForum, tools: PlainTools) -> bool:
    contacts = tools.contacts
    words = (
        contacts.words_of("sidelines")
        | contacts.words_of("during")
        | contacts.words_of("attending")
    )
    before = [t for t in sentence.tokens if t.span.stop <= forum.span.start][-BESIDE:]
    after = [t for t in sentence.tokens if t.span.start >= forum.span.stop][:BESIDE]
    near = before if tools.grammar.company_follows else after
    return not lies_ahead(forum, sentence, tools) and any(
        token.text.lower() in words or token.lemma in words for token in near
    )


BESIDE = 4
"""Tokens between a forum and the word that says somebody is there."""


def _under_headings(
    sentences: Sequence[Sentence], dates: Sequence[tuple[FoundDate, ...]], day: EventDate
) -> Iterator[tuple[FoundDate, ...]]:
    """«TUESDAY 16 APRIL» above a list dates what stands under it; the day of the page doesn't."""
    heading: tuple[FoundDate, ...] = ()
    lines = [
        bool(found) and len(sentence.tokens) <= LONGEST_HEADING and _is_all_date(sentence, found)
        for sentence, found in zip(sentences, dates, strict=True)
    ]
    for sentence, found, is_line in zip(sentences, dates, lines, strict=True):
        is_page = len(found) == 1 and found[0].event_date.first == day.last and day.last is not None
        if is_line and not (is_page and not _is_of_diary(sentence, sentences, lines)):
            heading = found
        elif len(sentence.tokens) <= HEADING and sentence.tokens[0].text.isupper():
            heading = ()
        yield found or heading


def _carried_on(
    sentences: Sequence[Sentence], dates: Sequence[tuple[FoundDate, ...]], tools: PlainTools
) -> Iterator[tuple[FoundDate, ...]]:
    """«… on Thursday. He THEN hosted X»: the day goes on in the same paragraph.

    «LATER IN THE DAY» it goes on in the next one too.
    """
    phrases = tools.contacts.words_of("then")
    words = frozenset(phrase for phrase in phrases if " " not in phrase)
    last: tuple[FoundDate, ...] = ()
    latest, paragraph = last, -1
    for sentence, found in zip(sentences, dates, strict=True):
        low = [token.text.lower() for token in sentence.tokens]
        is_same_day = any(phrase in " ".join(low) for phrase in phrases - words)
        if sentence.paragraph != paragraph:
            last, paragraph = latest if is_same_day else (), sentence.paragraph
        day = latest if is_same_day else last if words & {*low} else ()
        last, latest = found or last, found or latest
        yield found or (day if len(day) == 1 else ())


def _is_of_diary(sentence: Sentence, sentences: Sequence[Sentence], lines: Sequence[bool]) -> bool:
    """«MONDAY, SEPTEMBER 8» above «TUESDAY, SEPTEMBER 9»: a list of days, no stamp of the page."""
    weekdays = [
        bool(WEEKDAY.match(one.tokens[0].text))
        for one, is_line in zip(sentences, lines, strict=True)
        if is_line
    ]
    return WEEKDAY.match(sentence.tokens[0].text) is not None and sum(weekdays) > 1


WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)

HEADING = 4
"""Tokens of a line that is nothing but a heading."""

LONGEST_HEADING = 6
"""Tokens of a line that is nothing but a date: «MONDAY, SEPTEMBER 8, 2025»."""


def _is_all_date(sentence: Sentence, found: Sequence[FoundDate]) -> bool:
    length = sum(date.span.stop - date.span.start for date in found)
    is_line = sentence.tokens[-1].text != "."
    return is_line and length >= sentence.span.stop - sentence.span.start - 2


Sited = tuple[Place | None, Place | None]
"""Where the article is from, else the only city where its contacts took place."""


def city_of(
    text: str,
    sentences: Sequence[Sentence],
    places: Sequence[Sequence[FoundPlace]],
    held: Sequence[bool],
    *,
    by_dateline: bool,
) -> Sited:
    """The city of what happens: of the dateline, of the headline, the only one of the contacts.

    `held` says which sentences tell of a contact that took place. Kazakh agencies give their own
    seat for a dateline, so there (not `by_dateline`) it comes last.
    """
    dateline = next(_datelines(text, sentences, places), None)
    if dateline is not None and by_dateline:
        return dateline, None
    told = [n for n, is_told in enumerate(held) if is_told or n == 0]
    stood = [p for n in told for p in places[n] if p.is_city and p.direction is Direction.WHERE]
    is_title = by_dateline and sentences[0].tokens[-1].text not in SENTENCE_ENDS
    passed = Direction.WHENCE if is_title else Direction.NONE  # «Macron visits Beijing»
    titled = [p for p in places[0] if p.is_city and p.direction is not passed]
    for cities in (titled, stood) if by_dateline else (stood, titled):
        if cities and len({place.name for place in cities}) == 1:
            is_guess = by_dateline and cities is stood
            return (None, cities[0].place) if is_guess else (cities[0].place, None)
    return dateline, None


def _datelines(
    text: str, sentences: Sequence[Sentence], places: Sequence[Sequence[FoundPlace]]
) -> Iterator[Place]:
    """«ANKARA, Feb 24 –», «Ақорда, 2025 жылғы 22 мамыр»."""
    for sentence, some in zip(sentences, places, strict=True):
        for place in some:
            following = sentence.tokens[place.last + 1 : place.last + 2]
            is_set_off = bool(following) and following[0].text in SETTING_OFF
            is_line = len(sentence.tokens) <= DATELINE and _is_page_line(sentence)
            is_set_apart = sentence.tokens[0].text.isupper() or is_line
            is_dated = DATED.match(text, place.span.stop) is not None
            opens = place.first == 0 and ((is_set_off and is_set_apart) or is_dated)
            begins = text.rfind("\n", max(0, place.span.start - OPENING), place.span.start) + 1
            is_after_day = AFTER_DAY.fullmatch(text, begins, place.span.start) is not None
            is_set_off = is_set_off or not following  # «25 April 2025, Almaty»
            if place.is_city and (opens or (is_set_off and is_after_day)):
                yield place.place


def _is_page_line(sentence: Sentence) -> bool:
    """«Tashkent, 17 March 2025.», but no sentence of a few words."""
    return sentence.tokens[-1].pos != "PUNCT" or sentence.tokens[-2].pos == "NUM"


DATELINE = 7
"""Tokens of a line that is nothing but place and day."""
