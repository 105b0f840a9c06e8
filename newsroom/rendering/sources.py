"""Who says so: the outlet, as a link when there is an address, the day, and whether it stands."""

from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, join, link
from newsroom.rendering.texts import Texts
from storage.models import Article, Outlet


def source_words(texts: Texts, article: Article, outlet: Outlet | None) -> Html:
    day = [day_words(texts, article.published_on)] if article.published_on is not None else []
    gone = [texts("article-withdrawn")] if article.gone_at is not None else []
    return join([link(outlet_name(texts, outlet), article.url), *day, *gone], ", ")


def outlet_name(texts: Texts, outlet: Outlet | None) -> str:
    return outlet.name if outlet is not None else texts.plain("outlet-unknown")
