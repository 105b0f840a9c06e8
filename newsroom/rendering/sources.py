"""Who says so: the outlet, as a link when there is an address, the day, and whether it stands."""

from collections.abc import Sequence

from newsroom.history import are_apart
from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, join, link
from newsroom.rendering.texts import Texts
from storage.meetings import Told
from storage.models import Article, Outlet


def source_words(texts: Texts, article: Article, outlet: Outlet | None) -> Html:
    day = [day_words(texts, article.published_on)] if article.published_on is not None else []
    gone = [texts("article-withdrawn")] if article.gone_at is not None else []
    return join([link(outlet_name(texts, outlet), article.url), *day, *gone], ", ")


def outlet_name(texts: Texts, outlet: Outlet | None) -> str:
    return outlet.name if outlet is not None else texts.plain("outlet-unknown")


def leading_report(texts: Texts, reports: Sequence[Told]) -> Told | None:
    """The first of them, or one in the language of the reader that says the same."""
    first = next(iter(reports), None)
    own = (told for told in reports if told.article.language == texts.language)
    return first and next((told for told in own if _agree(told, first)), first)


def _agree(one: Told, other: Told) -> bool:
    """The sentence shown may not contradict the line it proves."""
    is_same = one.report.status is other.report.status
    return is_same and not are_apart(one.report, other.report)
