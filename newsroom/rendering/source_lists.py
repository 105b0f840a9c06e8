"""Where the archive's articles come from: lists and cards for operators, one line for others."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from newsroom.polling.discovering import Discovery
from newsroom.rendering.html import Html, bold, join, link, shorten
from newsroom.rendering.lines import meeting_line
from newsroom.rendering.texts import Texts
from storage.models import Source, SourceKind
from storage.sources import Freshness, SourceFigures

LATELY = timedelta(days=7)
NAME_LENGTH = 60
HEADLINE_LENGTH = 150
MEETINGS = 3
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TWO_DAYS = 2 * DAY


def ago(texts: Texts, moment: datetime | None, now: datetime) -> str:
    """«5 мин», «3 ч», «2 дн.»; for never a dash."""
    return span(texts, max(now - moment, timedelta())) if moment is not None else "—"


def span(texts: Texts, length: timedelta) -> str:
    if length < HOUR:
        return texts.plain("span-minutes", count=int(length.total_seconds() // 60))
    if length < TWO_DAYS:
        return texts.plain("span-hours", count=int(length / HOUR))
    return texts.plain("span-days", count=int(length / DAY))


def source_list(
    texts: Texts,
    sources: Sequence[Source],
    first: int,
    figures: Mapping[int, SourceFigures],
    now: datetime,
) -> Html:
    """A page of the operators' list; numbers go on from `first`."""
    lines = [
        _line(texts, number, one, figures.get(one.id, SourceFigures()), now)
        for number, one in enumerate(sources, start=first)
    ]
    return join([texts("sources-title"), *lines] if lines else [texts("sources-none")], "\n\n")


def public_list(texts: Texts, sources: Sequence[Source], now: datetime) -> Html:
    """For readers: which outlets are followed, and how fresh they are."""
    active = [one for one in sources if one.is_active]
    if not active:
        return texts("sources-none")
    lines = [
        texts("source-public", name=shorten(one.name, NAME_LENGTH), ago=ago(texts, last, now))
        for one in active[:40]
        for last in (one.succeeded_at,)
    ]
    return join([texts("sources-title"), *lines])


def source_card(texts: Texts, source: Source, figures: SourceFigures, now: datetime) -> Html:
    lines = [
        bold(shorten(source.name, NAME_LENGTH)),
        link(shorten(source.url, 100), source.url),
        texts("source-kind", kind=source.kind.value),
        _state(texts, source, now),
    ]
    if source.kind is not SourceKind.CHANNEL:
        interval = span(texts, timedelta(seconds=source.interval_seconds))
        lines.append(texts("source-interval", interval=interval))
    return join([*lines, *_figures(texts, figures)])


def failure_letter(texts: Texts, source: Source, now: datetime) -> Html:
    """What operators are told of a source that has failed for long."""
    return texts(
        "source-failing",
        name=shorten(source.name, NAME_LENGTH),
        since=ago(texts, source.failing_since, now),
        why=trouble_words(texts, source),
    )


def trouble_words(texts: Texts, source: Source) -> Html:
    return texts("source-trouble", trouble=source.trouble, detail=source.detail)


def discovery_card(texts: Texts, found: Discovery, today: date) -> Html:
    """What was found behind an address, with what the first articles say."""
    source = found.source
    lines = [
        texts("source-found", name=shorten(source.name, NAME_LENGTH), kind=source.kind.value),
        link(shorten(source.url, 100), source.url),
        texts("source-found-count", count=found.listed, relevant=found.relevant),
    ]
    for preview in found.previews:
        article = preview.article
        lines += [Html(""), bold(shorten(article.headline or "—", HEADLINE_LENGTH))]
        lines += [
            join(["•", meeting_line(texts, one.meeting, one.participants, today=today)], " ")
            for one in (reported.listed for reported in preview.meetings[:MEETINGS])
        ] or [texts("source-no-meetings")]
    return join(lines)


def freshness_line(texts: Texts, freshness: Freshness) -> Html:
    """How fresh the archive is, over all sources."""
    half, most = span(texts, freshness.half), span(texts, freshness.most)
    return texts("sources-freshness", half=half, most=most)


def _line(texts: Texts, number: int, one: Source, figures: SourceFigures, now: datetime) -> Html:
    name = shorten(one.name, NAME_LENGTH)
    head = texts("source-line", number=number, name=name, mark=_mark(one))
    return join([head, _state(texts, one, now), *_figures(texts, figures)])


def _mark(source: Source) -> str:
    if not source.is_active:
        return "⏸"
    return "⚠️" if source.failures else "🟢"


def _state(texts: Texts, source: Source, now: datetime) -> Html:
    if not source.is_active:
        return texts("source-paused")
    if source.failures:
        since = ago(texts, source.failing_since, now)
        return texts("source-fails", since=since, why=trouble_words(texts, source))
    if source.succeeded_at is None:
        return texts("source-new")
    return texts("source-fine", ago=ago(texts, source.succeeded_at, now))


def _figures(texts: Texts, figures: SourceFigures) -> list[Html]:
    """Of the last days: articles a day, how many were kept, how many of these tell of meetings."""
    if not figures.found:
        return []
    per_day = round(figures.found / LATELY.days, 1)
    share = round(100 * figures.with_meetings / figures.kept) if figures.kept else 0
    shown = f"{per_day:g}"
    lines = [texts("source-figures", perday=shown, kept=figures.kept, share=share)]
    if figures.delay is not None:
        lines.append(texts("source-delay", delay=span(texts, figures.delay)))
    return lines
