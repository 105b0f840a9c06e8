"""What the archive rests on, in words."""

from newsroom.rendering.html import Html, escape, join
from newsroom.rendering.texts import Texts
from storage.coverage import MOST_OUTLETS, Coverage


def coverage_line(texts: Texts, coverage: Coverage) -> Html:
    """«В архиве: 5 статей, 15 встреч, 2015–2025.»"""
    if not coverage.articles:
        return texts("coverage-empty")
    return texts(
        "coverage",
        articles=coverage.articles,
        meetings=coverage.meetings,
        years=f", {_years(coverage)}" if coverage.first_year else "",
    )


def about(texts: Texts, coverage: Coverage, version: str) -> Html:
    lines = [
        texts("about-title", version=version),
        coverage_line(texts, coverage),
        texts("about-people", persons=coverage.persons),
    ]
    if coverage.outlets:
        named = ", ".join(coverage.outlets[:MOST_OUTLETS])
        more = ", …" if len(coverage.outlets) > MOST_OUTLETS else ""
        lines.append(texts("about-outlets", outlets=named + more))
    return join([*lines, texts("about-trust")])


def _years(coverage: Coverage) -> Html:
    first, last = coverage.first_year, coverage.last_year
    return escape(str(first) if first == last else f"{first}–{last}")
