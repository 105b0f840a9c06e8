"""What of a page is no article by what its makers call it: menus, lists of other news, comments."""

import re

from lxml import html

NAMES = (
    *("related", "read-?also", "see-?also", "also", r"recommend\w*", "popular", "most-?read"),
    *("top-?news", "trending", "more-?news", "last-?news", "latest(?:-?news)?", "other-?news"),
    *("news-?(?:list|feed|line|ticker)", "similar", "teasers?", "sidebar", "side", "aside"),
    *(
        "widget",
        "comments?",
        "disqus",
        "respond",
        "shar(?:e|ing)",
        "social",
        "likes",
        r"subscrib\w*",
    ),
    *("newsletter", "breadcrumbs?", "pagination", "pager", "tags", "tag-?list", "banner"),
    *(r"advert\w*", "ads?", "promo", r"sponsor\w*", "cookies?", "gdpr", "popup", "modal", "menu"),
    *("nav(?:bar|igation)?", "footer", "copyright", "print-?only", "author-?bio", "rating", "poll"),
    *("caption", "photo-?credit", "toolbar", "views", "counter", "hidden", "sr-only"),
    *("visually-hidden", "jump", "prev-?next"),
)
FURNITURE = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(NAMES)})(?:$|[\s_-])", re.IGNORECASE)
TEXT_BLOCKS = ("p", "blockquote")
CONTAINERS = frozenset(
    {"div", "section", "ul", "ol", "aside", "nav", "table", "span", "p", "figure", "dl"}
)
PHRASES = (
    *(
        "читайте также",
        "читайте ещё",
        "читать также",
        "также по теме",
        "по теме",
        "материалы по теме",
    ),
    *("ещё по теме", "похожие новости", "похожие материалы", "другие новости", "другие материалы"),
    *("другие события", "последние новости", "главные новости", "новости по теме", "популярное"),
    *("самое читаемое", "рекомендуем", "смотрите также", "комментарии", "поделиться"),
    *("оставить комментарий", "оқи отырыңыз", "тағы оқыңыз", "осыған ұқсас", "соңғы жаңалықтар"),
    *("пікірлер", "read also", "related(?: news| articles| stories)?", "more news", "latest news"),
    *("most read", "you may also like", "comments?", "share"),
)
OTHERS = re.compile(rf"\s*(?:{'|'.join(PHRASES)})\s*(?:\(?\d+\)?)?\s*[:.…]?\s*", re.IGNORECASE)
LONGEST_HEADING = 40
"""Characters of a line that opens a list of others."""

MOST = 0.4
"""Of the paragraphs of a page; what holds more is where its article is, whatever it is called."""


def without_furniture(page: html.HtmlElement) -> html.HtmlElement:
    """The page without what is surely none of its article. Changes the page."""
    total = _weight(page)
    for element in list(page.iter(*CONTAINERS)):
        called = f"{element.get('class', '')} {element.get('id', '')}"
        if FURNITURE.search(called) and _is_small(element, total):
            _drop(element)
    _drop_lists_of_others(page, total)
    return page


def _drop_lists_of_others(page: html.HtmlElement, total: int) -> None:
    """«Читайте также»: the line and the list behind it."""
    for element in list(page.iter("h2", "h3", "h4", "h5", "strong", "b", "p", "div", "span")):
        words = element.text_content() if len(element) <= 1 else ""
        if len(words) < LONGEST_HEADING and words and OTHERS.fullmatch(words):
            heading = element
            parent = heading.getparent()
            while parent is not None and parent.text_content().strip() == words.strip():
                heading, parent = parent, parent.getparent()
            behind = heading.getnext()
            if behind is not None and _is_a_list(behind) and _is_small(behind, total):
                _drop(behind)
            if heading.tag not in {"body", "html"}:
                _drop(heading)


def _is_a_list(element: html.HtmlElement) -> bool:
    """Most of its words are links."""
    words = len(element.text_content().strip())
    linked = sum(len(one.text_content()) for one in element.iter("a"))
    return words == 0 or linked > words / 2


def _is_small(element: html.HtmlElement, total: int) -> bool:
    return total == 0 or _weight(element) <= total * MOST


def _weight(element: html.HtmlElement) -> int:
    return sum(len(one.text_content()) for one in element.iter(*TEXT_BLOCKS))


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
