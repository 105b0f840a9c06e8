"""A digest as messages. Pure: what was picked goes in, HTML comes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from newsroom.digests.news import Item, News, days_before, leading_account
from newsroom.digests.ranking import Edition, is_this_week, sentence_key
from newsroom.digests.reviewing import Review
from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import (
    MESSAGE_LIMIT,
    Html,
    bold,
    escape,
    join,
    length,
    link,
    plain,
    shorten,
)
from newsroom.rendering.lines import forum_words, meeting_line, who_words
from newsroom.rendering.names import short_name
from newsroom.rendering.splitting import split
from newsroom.rendering.texts import Texts
from reading.facts import EventDate, Form, Precision, Status
from storage.articles import domain_of
from storage.digests import Account
from storage.models import Meeting

EVIDENCE_LENGTH = 240
NAMED_THIS_WEEK = 5
LINES_TOGETHER = 8
"""Lines over one quoted sentence: a block is never torn apart, so it must not grow."""

ONE_DAY = timedelta(days=1)
DATE_FIELDS = frozenset({"first_on", "last_on", "precision"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The day it is for, and the time it was due when it comes late."""

    today: date
    late_since: time | None = None


def compose(texts: Texts, edition: Edition, frame: Frame) -> list[Html]:
    """The messages of a digest that has something to tell."""
    blocks = [_heading(texts, frame), *_sections(texts, edition, frame)]
    if edition.left_out:
        blocks.append(texts("digest-more", count=edition.left_out))
    return split(blocks, separator="\n\n")


def compose_alert(texts: Texts, edition: Edition, frame: Frame, title: Html) -> list[Html]:
    """The messages of an alert: the same items, without the day in front."""
    return split([bold(title), *_sections(texts, edition, frame)], separator="\n\n")


def compose_rest(texts: Texts, edition: Edition, frame: Frame) -> list[Html]:
    """What had no room in a digest."""
    blocks = _sections(texts, edition, frame)
    return split(blocks, separator="\n\n") if blocks else [texts("digest-no-rest")]


def compose_week(texts: Texts, review: Review, frame: Frame) -> list[Html]:
    """The messages of a week looked back at."""
    days = EventDate(review.first, review.last, Precision.RANGE)
    head = [bold(texts("week-title", days=date_words(texts, days)))]
    head.append(texts("week-held", count=review.held))
    if review.active:
        names = [
            join([escape(short_name(texts.called(name))), f"({count})"], " ")
            for name, count in review.active
        ]
        head.append(texts("week-active", names=join(names, ", ")))
    if frame.late_since is not None:
        head.append(texts("digest-late", time=f"{frame.late_since:%H:%M}"))
    blocks = [join(head), *_sections(texts, review.edition, frame)]
    if review.edition.left_out:
        blocks.append(texts("digest-more", count=review.edition.left_out))
    return split(blocks, separator="\n\n")


def _sections(texts: Texts, edition: Edition, frame: Frame) -> list[Html]:
    blocks: list[Html] = []
    for section, items in edition.sections:
        title = bold(texts("digest-section", section=section.value))
        first, *others = _blocks(texts, items, frame.today)
        # A title never ends a message.
        blocks += [_fitting(join([title, first])), *others]
    return blocks


def compose_quiet(texts: Texts, planned: Sequence[News], frame: Frame) -> list[Html]:
    """The one line of a day without news; `planned`: what the week holds, told before or not."""
    named = [
        _planned_words(texts, news)
        for news in planned
        if news.meeting.status is Status.PLANNED and is_this_week(news.meeting, frame.today)
    ]
    if not named:
        return [texts("digest-quiet")]
    shown = join(dict.fromkeys(named[:NAMED_THIS_WEEK]), ", ")
    return [_fitting(texts("digest-quiet-week", meetings=shown))]


def _heading(texts: Texts, frame: Frame) -> Html:
    day = frame.today
    title = texts(
        "digest-title",
        weekday=texts("weekday", weekday=day.isoweekday()),
        day=day.day,
        month=texts("month-genitive", month=day.month),
    )
    if frame.late_since is None:
        return bold(title)
    return join([bold(title), texts("digest-late", time=f"{frame.late_since:%H:%M}")])


def _blocks(texts: Texts, items: Sequence[Item], today: date) -> list[Html]:
    """Neighbours that rest on one sentence share it."""
    return [
        _block(texts, chunk, today)
        for _, group in groupby(items, key=sentence_key)
        for chunk in _chunks(list(group))
    ]


def _chunks(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    return (items[start : start + LINES_TOGETHER] for start in range(0, len(items), LINES_TOGETHER))


def _block(texts: Texts, items: Sequence[Item], today: date) -> Html:
    lines = [_line(texts, item, today) for item in items]
    account = leading_account(items[0])
    evidence = [] if account is None else [_evidence(texts, account)]
    return _fitting(join([*lines, *evidence]))


def _line(texts: Texts, item: Item, today: date) -> Html:
    meeting = item.meeting
    when = near_date_words(texts, meeting, today)
    line = meeting_line(texts, meeting, item.news.participants, today=today, when=when)
    changed = change_words(texts, item)
    return join([line, join(changed, "; ")]) if changed else line


def near_date_words(texts: Texts, meeting: Meeting, today: date) -> Html:
    """«сегодня», «сегодня и завтра»; other days as everywhere."""
    days = (meeting.first_on, meeting.last_on)
    if days == (today, today + ONE_DAY):
        return texts("digest-today-and-tomorrow")
    if days[0] == days[1]:
        near = {today - ONE_DAY: "yesterday", today: "today", today + ONE_DAY: "tomorrow"}
        if days[0] in near:
            return texts(f"digest-{near[days[0]]}")
    return date_words(texts, date_of(meeting))


def _evidence(texts: Texts, account: Account) -> Html:
    words = shorten(account.evidence, EVIDENCE_LENGTH)
    return texts("digest-evidence", words=words, source=_source(texts, account))


def _source(texts: Texts, account: Account) -> Html:
    name = account.outlet or domain_of(account.url)
    if name is None:
        return texts("digest-no-outlet")
    linked = link(shorten(name, 80), account.url)
    shown = join([linked, "↗"], " ") if linked != escape(shorten(name, 80)) else linked
    return join([shown, texts("article-withdrawn")], ", ") if account.is_gone else shown


def change_words(texts: Texts, item: Item) -> list[Html]:
    """«место: Астана (было: Казахстан)», for each thing a reader was told otherwise."""
    words = []
    if item.changed.keys() & DATE_FIELDS:
        words.append(
            _change(
                texts, "date", _date_before(texts, item), date_words(texts, date_of(item.meeting))
            )
        )
    for field in ("place", "form", "forum"):
        if field in item.changed:
            before, after = item.changed[field]
            words.append(
                _change(texts, field, _value(texts, field, before), _value(texts, field, after))
            )
    if "is_doubted" in item.changed:
        doubt = "digest-doubted" if item.meeting.is_doubted else "digest-confirmed"
        words.append(texts(doubt))
    return [one for one in words if one]


def _change(texts: Texts, field: str, before: Html | None, after: Html | None) -> Html | None:
    if before == after:
        return None
    nothing = texts("digest-nothing")
    if before is None:
        return texts("digest-change-new", field=field, after=after or nothing)
    return texts("digest-change", field=field, before=before, after=after or nothing)


def _value(texts: Texts, field: str, value: str | None) -> Html | None:
    if not value:
        return None
    return texts("form", form=Form(value).value) if field == "form" else escape(shorten(value, 90))


def _date_before(texts: Texts, item: Item) -> Html:
    first, last = days_before(item)
    precision = item.changed.get("precision", (item.meeting.precision, None))[0]
    return date_words(texts, EventDate(first, last, Precision(precision)))


def _planned_words(texts: Texts, news: News) -> Html:
    """«саммит ШОС (чт–пт)»."""
    meeting = news.meeting
    what = (
        escape(forum_words(texts, meeting))
        if meeting.forum
        else who_words(texts, meeting, news.participants)
    )
    first, last = meeting.first_on, meeting.last_on
    days = [day for day in (first, last) if day]
    names = [texts("weekday-short", weekday=day.isoweekday()) for day in dict.fromkeys(days)]
    return join([what, join(["(", join(names, "–"), ")"], "")], " ")


def _fitting(block: Html) -> Html:
    """A block that is over the limit of a message keeps its words, as far as they go, alone."""
    if length(block) <= MESSAGE_LIMIT:
        return block
    # A character may count twice in Telegram's units.
    return escape(shorten(plain(block), MESSAGE_LIMIT // 2))
