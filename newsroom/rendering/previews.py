"""What an article says that somebody brought, and what the archive knew of it."""

from datetime import date

from newsroom.previewing import Preview, Reported
from newsroom.rendering.dates import date_of, date_words
from newsroom.rendering.html import Html, bold, join, shorten
from newsroom.rendering.lines import meeting_line, numbered
from newsroom.rendering.sources import source_words
from newsroom.rendering.splitting import split
from newsroom.rendering.texts import Texts

MEETINGS = 8
PEOPLE = 6
HEADLINE_LENGTH = 200
EVIDENCE_LENGTH = 280
READ = frozenset({"ru", "kk", "en"})


def preview_card(texts: Texts, preview: Preview, today: date) -> Html:
    """One message; its meetings are numbered in the order of the article."""
    left = len(preview.meetings) - MEETINGS
    blocks = [
        _head(texts, preview),
        *(
            _meeting(texts, number, one, today, is_known=preview.is_known)
            for number, one in enumerate(preview.meetings[:MEETINGS], start=1)
        ),
        *([texts("article-more", count=left)] if left > 0 else []),
    ]
    return split(blocks, separator="\n\n")[0]


def _head(texts: Texts, preview: Preview) -> Html:
    article = preview.article
    title = [bold(shorten(article.headline, HEADLINE_LENGTH))] if article.headline else []
    source = join(["📄", source_words(texts, article, preview.outlet)], " ")
    known = [texts("article-known")] if preview.is_known else []
    return join([*title, source, *known, *_summary(texts, preview)])


def _summary(texts: Texts, preview: Preview) -> list[Html]:
    if preview.meetings:
        return [texts("article-meetings", count=len(preview.meetings))]
    if preview.article.language and preview.article.language not in READ:
        return [texts("article-foreign")]
    names = ", ".join(one.name for one in preview.people[:PEOPLE])
    return [texts("article-none"), *([texts("article-people", names=names)] if names else [])]


def _meeting(texts: Texts, number: int, one: Reported, today: date, *, is_known: bool) -> Html:
    line = meeting_line(texts, one.listed.meeting, one.listed.participants, today=today)
    evidence = f"▸ «{shorten(one.evidence, EVIDENCE_LENGTH)}»"
    return join([numbered(number, line), evidence, *_known(texts, one, is_known=is_known)])


def _known(texts: Texts, one: Reported, *, is_known: bool) -> list[Html]:
    """What the archive has on it without this article."""
    if one.others:
        return [texts("article-others", number=one.listed.meeting.id, count=one.others)]
    if one.earlier is None:
        return [texts("article-new")] if not is_known else []
    if one.earlier.last is None:
        return [texts("article-first")]
    last = date_words(texts, date_of(one.earlier.last))
    return [texts("article-earlier", count=one.earlier.count, last=last)]
