"""What somebody said, word for word, with who prints it and when."""

from collections import defaultdict
from collections.abc import Sequence

from newsroom.rendering.html import Html, bold, escape, join, quote, shorten
from newsroom.rendering.sources import source_words
from newsroom.rendering.splitting import split
from newsroom.rendering.texts import Texts
from reading.facts import StatementKind
from storage.models import Person
from storage.persons import Said
from storage.quotes import QuotePage

LONGEST = 600
"""Characters of one statement; five of them and their sources fit into a message."""

QUOTES = "«»"


def quotes_page(
    texts: Texts, person: Person, page: QuotePage, kind: StatementKind, asked: str
) -> Html:
    """One message; what several outlets print in the same words stands once."""
    about = [escape(f"«{asked}»")] if asked else []
    count = texts(f"quotes-count-{kind.value}", count=page.total)
    title = join([bold(texts.called(person.name)), *about, count], " · ")
    same: dict[str, list[Said]] = defaultdict(list)
    for said in page.said:
        same[said.words].append(said)
    blocks = [_block(texts, kind, tellers) for tellers in same.values()]
    return split([title, *blocks], separator="\n\n")[0]


def _block(texts: Texts, kind: StatementKind, same: Sequence[Said]) -> Html:
    words = shorten(same[0].words.strip(QUOTES), LONGEST)
    shown = f"«{words}»" if kind is StatementKind.DIRECT else words
    sources = dict.fromkeys(source_words(texts, said.article, said.outlet) for said in same)
    return quote(join([shown, join(sources, "; ")], " — "))
