"""The article of a page is found however outlets lay their pages out (benchmarks/sources)."""

from benchmarks.sources.extraction import WANTED, measure, ours, summary


def test_article_headline_and_day_are_found_in_forty_layouts() -> None:
    scores = measure(ours)
    assert len(scores) == 40
    found = summary(scores)
    assert {name: found[name] for name, least in WANTED.items() if found[name] < least} == {}
