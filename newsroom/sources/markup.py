"""The words of an HTML page, a block a line."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

BLOCKS = frozenset(
    {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article", "ul"}
    | {"ol", "dl", "dt", "dd", "header", "blockquote", "figure", "table", "title", "main", "hr"}
    | {"time", "pre", "address", "details", "summary", "option"}
)
UNREADABLE = frozenset(
    {"script", "style", "noscript", "template", "nav", "svg", "head", "aside", "footer", "form"}
    | {"button", "select", "iframe", "object", "figcaption", "menu", "dialog", "textarea", "video"}
)
MAIN = frozenset({"article", "main"})
SHORTEST_ARTICLE = 300
"""Characters inside <article> or <main> that make it the text of the page; teasers are shorter."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""No letters of a page: the parser would take its end for the first of them."""


def parse_html(text: str) -> html.HtmlElement | None:
    """The page as a tree; None for one without any element. What lies too deep is left out."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        return html.document_fromstring(UNSEEN.sub(" ", text).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def text_of_html(text: str) -> str:
    """The words of the article, or of all the page; menus, forms, captions and scripts left out."""
    page = parse_html(text)
    return text_of_page(page) if page is not None else ""


def text_of_page(page: html.HtmlElement) -> str:
    main = max(map(words_of, _articles(page)), key=len, default="")
    return main if len(main) >= SHORTEST_ARTICLE else words_of(page)


def words_of(element: html.HtmlElement) -> str:
    """What is to be read inside an element, in lines without empty ones."""
    text = "".join(_pieces(element))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _articles(page: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """What a page marks as its articles; one inside another is part of that one."""
    walk = etree.iterwalk(page, events=("start",))
    for _, element in walk:
        if _is_unreadable(element):
            walk.skip_subtree()
        elif element.tag in MAIN:
            yield element
            walk.skip_subtree()


def _pieces(root: html.HtmlElement) -> Iterable[str]:
    """Texts in their order; a border of blocks is a newline, one inside a text a space."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        is_text = event == "start" and not _is_unreadable(element)
        if event == "start" and not is_text:
            walk.skip_subtree()
        if element.tag in BLOCKS:
            yield "\n"
        if is_text and element.text:
            yield _flat(element.text)
        if event != "start" and element.tail and element is not root:
            yield _flat(element.tail)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _is_unreadable(element: html.HtmlElement) -> bool:
    if element.tag == "form":
        # Some engines put all of a page into one.
        return len("".join(element.itertext())) < SHORTEST_ARTICLE
    return element.tag in UNREADABLE
