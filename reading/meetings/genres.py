"""Articles about matches and films: whoever holds no office plays there, and doesn't meet."""

from collections.abc import Iterable, Iterator, Sequence

from reading.contacts.contacts import Contacts
from reading.facts import MeetingReport, Person
from reading.story.scenes import SentenceFacts

FEWEST = 3
"""Different words of a match or a film that make an article one about it."""

GENRES = ("match", "story")


def without_play(
    reports: Iterable[MeetingReport],
    sentences: Sequence[SentenceFacts],
    persons: Sequence[Person],
    contacts: Contacts,
) -> Iterator[MeetingReport]:
    """The reports that aren't of players or of people in a plot: «ждёт встреча с итальянкой …»."""
    played = frozenset[str]().union(*_words_of_play(sentences, contacts))
    officials = {p.name for p in persons if any(x.organization for x in p.positions)}
    for report in reports:
        names = {participant.name for participant in report.participants}
        if not played or not (names.isdisjoint(officials) or _is_plot(report, sentences, played)):
            yield report


def _words_of_play(sentences: Sequence[SentenceFacts], contacts: Contacts) -> Iterator[set[str]]:
    lemmas = {token.lemma for facts in sentences for token in facts.sentence.tokens}
    for genre in GENRES:
        found = lemmas & contacts.cues[genre]
        if len(found) >= FEWEST:
            yield found


def _is_plot(
    report: MeetingReport, sentences: Sequence[SentenceFacts], played: frozenset[str]
) -> bool:
    """«По сюжету …»."""
    told = next(facts for facts in sentences if facts.sentence.span == report.evidence)
    return not played.isdisjoint(token.lemma for token in told.sentence.tokens)
