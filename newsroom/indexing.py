"""What an article can be found by, and articles that can't be found yet."""

from collections.abc import Sequence

from reading.facts import Span
from reading.search.lemmas import Lemmas
from storage.database import Database
from storage.models import Article
from storage.search import ArticleWords

AT_ONCE = 20
"""Articles indexed in one transaction: who answers meanwhile waits some hundredths of a second."""


def article_words(
    article: Article, text: str, lemmas: Lemmas, noise: Sequence[Span] = ()
) -> ArticleWords:
    """The words of headline and text; what of the page is not the article isn't looked for."""
    return ArticleWords(
        article_id=article.id,
        day=article.published_on or article.proved_last_on or article.proved_first_on,
        title=lemmas.words_of(article.headline or ""),
        text=lemmas.words_of(_without(text, noise)),
    )


async def index_missing(database: Database, lemmas: Lemmas) -> int:
    """Index every article that can't be found yet, the newest first. Returns how many they were.

    These are of an archive older than the search, copied without it, or of an older analysis.
    """
    count = 0
    while True:
        async with database.begin_alone() as work:
            missing = await work.search.list_missing(AT_ONCE)
            for article, text in missing:
                await work.search.put(article_words(article, text, lemmas))
        count += len(missing)
        if len(missing) < AT_ONCE:
            return count


def _without(text: str, noise: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in sorted(noise, key=lambda span: span.start):
        parts.append(text[at : max(span.start, at)])
        at = max(span.stop, at)
    return "\n".join([*parts, text[at:]])
