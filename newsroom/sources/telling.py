"""What a page says of itself: in <meta>, in links, in JSON-LD, in <time>; the first of each."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import html

DEEPEST = 2000
"""Objects of linked data that are looked at."""

ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage")
OF_LINKED_DATA = ("datePublished", "headline")


def told_by(page: html.HtmlElement) -> dict[str, str]:
    """Name → value in one line: «og:title», «canonical», «ld:datePublished», «time»…"""
    told: dict[str, str] = {}
    for name, value in _said(page):
        words = " ".join(value.split())
        if words:
            told.setdefault(name, words)
    return told


def _said(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        yield name, element.get("content", "")
    for element in page.iter("link"):
        if element.get("rel", "").lower() == "canonical":
            yield "canonical", element.get("href", "")
    for element in page.iter("script"):
        if element.get("type", "").lower() == "application/ld+json":
            yield from _linked_data(element.text or "")
    for element in page.iter("time"):
        name = "itemprop" if element.get("itemprop") == "datePublished" else "time"
        yield f"{name}:datetime", element.get("datetime", "")


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """What its objects say, in whatever depth of lists; an article goes before other things."""
    try:
        root = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    objects = list(islice(_objects(root), DEEPEST))
    for one in sorted(objects, key=lambda one: one.get("@type") not in ARTICLES):
        for name in OF_LINKED_DATA:
            value = one.get(name)
            if isinstance(value, str):
                yield f"ld:{name}", value


def _objects(root: object) -> Iterator[dict[str, Any]]:
    waiting = [root]
    for one in waiting:
        if len(waiting) > DEEPEST:
            return
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            graph = one.get("@graph")
            waiting += graph if isinstance(graph, list) else []
            yield one
