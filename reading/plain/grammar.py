"""The tables of one language (`data/grammar_*.toml`, `titles_*.toml` …), as values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reading.facts import Form

Words = frozenset[str]
QUOTES = frozenset('"“”«»')


class Marker(StrEnum):
    """What a preposition, an ending or the order of words makes of somebody."""

    SUBJECT = "subject"
    OBJECT = "object"
    WITH = "with"
    BY = "by"
    TO = "to"
    OF = "of"
    ON = "on"
    BETWEEN = "between"
    OWNER = "owner"
    FROM = "from"
    FOR = "for"
    IN = "in"


Markers = frozenset[Marker]


class Need(StrEnum):
    """What a contact word needs to be a contact; see data/contacts_en.toml."""

    COMPANY = "company"
    SEVERAL = "several"
    GOAL = "goal"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class ContactWord:
    """One row of the table of contacts. `phrase` is in dictionary form."""

    phrase: str
    form: Form
    is_verb: bool
    company: frozenset[Marker]
    goal: frozenset[Marker]
    needs: Need
    is_joint: bool = False
    is_hosting: bool = False
    then: Words = frozenset()


def nameless(form: Form, needs: Need, *, is_verb: bool = True) -> ContactWord:
    """A contact that no word of the table names."""
    return ContactWord("", form, is_verb, frozenset(), frozenset(), needs)


@dataclass(frozen=True, slots=True)
class ContactTable:
    """Words of contacts, and what clauses say of them."""

    words: tuple[ContactWord, ...]
    means: Mapping[str, Form]
    support: Words
    happening: Words
    others: Words
    cues: Mapping[str, Words]
    speech: Mapping[str, Words]

    def words_of(self, kind: str) -> Words:
        """The cues of a kind as they stand in texts."""
        return frozenset(phrase.lstrip("=") for phrase in self.cues[kind])


@dataclass(frozen=True, slots=True)
class TitleTable:
    """Words of offices. `heads`: title → the level of the office (see data/README.md)."""

    heads: Mapping[str, str]
    stand_ins: Words
    guests: Words
    modifiers: Words
    lowering: Words
    complements: Words
    inside: Words
    sent: Words
    home: Words
    own: Words
    """Of `home` those that mean nobody from abroad."""
    speakers: Words
    ambassadors: Words
    realms: Words
    consorts: Words
    """Come with somebody: «first lady»."""
    things: Words
    """After a bare title they make it a thing: «президент САЙЛАУЫ»."""
    alike: tuple[Words, ...]
    composed: tuple[tuple[str, Words, str], ...]
    """A title, words that its complement must have, and the title they make together."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language that are neither contacts nor offices."""

    language: str
    company_follows: bool
    sentences: Mapping[str, Words]
    names: Mapping[str, Words]
    before: Mapping[str, Marker]
    after: Mapping[str, Marker]
    by_case: Mapping[str, Marker]
    by_word: Mapping[str, Marker]
    """Pronouns whose form says what they are: «оны»."""
    coordination: Mapping[str, Words]
    clauses: Mapping[str, Words]
    pronouns: Mapping[str, Words]
    groups: Mapping[str, Words]
    irregular: Mapping[str, str]
    endings: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def has_cases(self) -> bool:
        """Endings, not the order of words, tell who does what to whom."""
        return "Nom" in self.by_case

    def ends_phrase(self, word: str) -> bool:
        """After this word nobody's thing can follow: a preposition, a day, the end."""
        is_sign = not word[:1].isalnum() and word not in QUOTES
        return is_sign or word in self.before or word in self.clauses["ending"]

    @property
    def possessive(self) -> Words:
        """«his», «their»."""
        return self.pronouns["ones"] | self.pronouns["severals"]


def parse_grammar(text: str) -> Grammar:
    """Read `grammar_*.toml`. Raises tomllib.TOMLDecodeError, KeyError or ValueError."""
    table = tomllib.loads(text)
    markers = table["markers"]
    return Grammar(
        language=table["language"],
        company_follows=table["order"] == "after",
        sentences=_word_lists(table["sentences"]),
        names=_word_lists(table["names"]),
        before=_marked(markers.get("before", {})),
        after=_marked(markers.get("after", {})),
        by_word=_marked(markers.get("words", {})),
        by_case={case: Marker(name) for case, name in markers["by_case"].items()},
        coordination=_word_lists(table["coordination"]),
        clauses=_word_lists(table["clauses"]),
        pronouns=_word_lists(table["pronouns"]),
        groups=_word_lists(table["groups"]),
        irregular=dict(pair.split() for pair in table["lemmas"]["irregular"]),
        endings={
            kind: {name: tuple(forms) for name, forms in rows.items()}
            for kind, rows in table.get("endings", {}).items()
        },
    )


def parse_titles(text: str) -> TitleTable:
    """Read `titles_*.toml`. Raises tomllib.TOMLDecodeError or KeyError."""
    table = tomllib.loads(text)
    return TitleTable(
        heads={title: level for level, titles in table["heads"].items() for title in titles},
        alike=tuple(frozenset(kind) for kind in table["alike"]),
        composed=tuple(
            (title, frozenset(needed.split()), whole)
            for whole, rows in table.get("composed", {}).items()
            for title, needed in (row.split(" … ") for row in rows)
        ),
        **{name: frozenset(table[name]) for name in LISTS},
    )


LISTS = (
    "stand_ins",
    "guests",
    "modifiers",
    "lowering",
    "complements",
    "inside",
    "sent",
    "home",
    "own",
    "speakers",
    "ambassadors",
    "realms",
    "consorts",
    "things",
)


def parse_contacts(text: str) -> ContactTable:
    """Read `contacts_*.toml`. Raises tomllib.TOMLDecodeError, KeyError or ValueError."""
    table = tomllib.loads(text)
    return ContactTable(
        words=tuple(
            _contact_word(phrase, row, is_verb=kind == "verb")
            for kind in ("verb", "noun")
            for row in table[kind]
            for phrase in row["words"]
        ),
        means={phrase: Form(row["form"]) for row in table["means"] for phrase in row["words"]},
        support=frozenset(table["support"]["words"]),
        happening=frozenset(table["support"]["happening"]),
        others=frozenset(table["support"].get("others", ())),
        cues=_word_lists(table["cues"]),
        speech=_word_lists(table["speech"]),
    )


def parse_topic_phrases(text: str) -> tuple[Mapping[str, tuple[str, ...]], Words]:
    """Read `topics_*.toml`: the phrases of each topic, and the words of discussing."""
    table = tomllib.loads(text)
    phrases = {topic: tuple(words) for topic, words in table["phrases"].items()}
    return phrases, frozenset(table["discussing"]["words"])


def _contact_word(phrase: str, row: Mapping[str, Any], *, is_verb: bool) -> ContactWord:
    return ContactWord(
        phrase=phrase,
        form=Form(row["form"]),
        is_verb=is_verb,
        company=frozenset(Marker(name) for name in row["company"]),
        goal=frozenset(Marker(name) for name in row.get("goal", ())),
        needs=Need(row["needs"]),
        is_joint=row.get("joint", False),
        is_hosting=row.get("hosting", False),
        then=frozenset(row.get("then", ())),
    )


def _word_lists(table: Mapping[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in table.items()}


def _marked(table: Mapping[str, list[str]]) -> dict[str, Marker]:
    return {word: Marker(name) for name, words in table.items() for word in words}
