"""What talks are about: a closed list of topics, found by phrases in the sentences of a text."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reading.facts import MeetingReport
from reading.said.owners import owners_of
from reading.text.analysis import Sentence, Token
from reading.text.gazetteer import Gazetteer, Lemma

TWICE = 2
"""Mentions that make a topic without a word of discussing: once may be anything."""

MOST = 5
"""Topics of one article: more say nothing about it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`names`: language → the name in the chat."""

    id: str
    names: dict[str, str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """The closed list; `discussing` are dictionary forms that say what was talked about."""

    topics: tuple[Topic, ...]
    discussing: frozenset[str]


def parse_topics(text: str) -> Topics:
    """Read `topics.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    return Topics(
        topics=tuple(
            Topic(
                row["id"], {code: row[code] for code in ("ru", "kk", "en")}, tuple(row["phrases"])
            )
            for row in table["topic"]
        ),
        discussing=frozenset(word.replace("ё", "е") for word in table["discussing"]["lemmas"]),
    )


class TopicFinder:
    """Finds topics in sentences."""

    def __init__(self, topics: Topics, lemma: Lemma) -> None:
        self._discussing = topics.discussing
        self._phrases = Gazetteer(
            lemma, ((phrase, topic.id) for topic in topics.topics for phrase in topic.phrases)
        )

    def of_sentence(self, tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
        """Every topic word of a sentence, with whether the sentence tells of a discussion."""
        found = tuple(self._phrases.find(tokens))
        discussed = bool(found) and any(token.lemma in self._discussing for token in tokens)
        for hit in found:
            for topic in hit.values:
                yield topic, discussed

    def of(self, sentences: Iterable[Sentence]) -> tuple[str, ...]:
        """The topics of some sentences, most spoken of first: discussed, or named twice."""
        named: Counter[str] = Counter()
        discussed: set[str] = set()
        for sentence in sentences:
            for topic, is_discussed in self.of_sentence(sentence.tokens):
                named[topic] += 1
                if is_discussed:
                    discussed.add(topic)
        return tuple(
            topic for topic, times in named.most_common() if topic in discussed or times >= TWICE
        )

    def of_article(self, sentences: Sequence[Sentence]) -> tuple[str, ...]:
        return self.of(sentences)[:MOST]


def with_topics(
    reports: Sequence[MeetingReport], sentences: Sequence[Sentence], finder: TopicFinder
) -> tuple[MeetingReport, ...]:
    """Each report with the topics of the sentences that tell of it."""
    owners = owners_of(reports, sentences)
    return tuple(
        replace(
            report,
            topics=finder.of(
                s for s, owner in zip(sentences, owners, strict=True) if owner == number
            ),
        )
        for number, report in enumerate(reports)
    )
