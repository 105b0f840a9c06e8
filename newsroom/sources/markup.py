"""The words of an HTML page, a block a line."""

from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article", "ul"}
    | {"ol", "dl", "dt", "dd", "header", "blockquote", "figure", "table", "title", "main", "hr"}
    | {"time", "pre", "address", "details", "summary", "option"}
)
UNREADABLE = frozenset(
    {"script", "style", "noscript", "template", "nav", "svg", "head", "aside", "footer", "form"}
    | {"button", "select", "iframe", "object", "figcaption", "menu", "dialog", "textarea", "video"}
)
VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "source", "wbr", "embed", "area"})
"""They have no end, so nothing stands inside them."""

MAIN = frozenset({"article", "main"})
SHORTEST_ARTICLE = 300
"""Characters inside <article> or <main> that make it the text of the page; teasers are shorter."""


def text_of_html(html: str) -> str:
    """The words of the article, or of all the page; menus, forms, captions and scripts left out.

    Raises ValueError when the page is no HTML at all.
    """
    reader = _Page()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError as error:  # html.parser gives up so on «<![foo[»
        raise ValueError(str(error)) from error
    main = max((_joined(lines) for lines in reader.articles), key=len, default="")
    return main if len(main) >= SHORTEST_ARTICLE else _joined(reader.lines)


def _joined(lines: list[list[str]]) -> str:
    texts = ("".join(line).strip() for line in lines)
    return "\n".join(" ".join(text.split()) for text in texts if text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.articles: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._ignored: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREADABLE and tag not in VOID:
            self._ignored.append(tag)
        if tag in MAIN and not self._ignored:
            lines: list[list[str]] = [[]]
            self._open.append(lines)
            self.articles.append(lines)
        if tag in BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._ignored:
            while self._ignored.pop() != tag:
                pass  # What was left open inside ends with it.
        if tag in MAIN and self._open:
            self._open.pop()
        if tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._ignored:
            self.lines[-1].append(data)
            for lines in self._open:
                lines[-1].append(data)

    def _break(self) -> None:
        self.lines.append([])
        for lines in self._open:
            lines.append([])
