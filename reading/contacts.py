"""The table of words that mean a contact (`data/contacts.toml`), as values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reading.facts import Form


class Slot(StrEnum):
    """Where the grammar puts a participant; see data/contacts.toml."""

    SUBJECT = "subject"
    WITH = "with"
    BETWEEN = "between"
    OWNER = "owner"
    OBJECT = "object"
    DATIVE = "dative"
    WHITHER = "whither"


@dataclass(frozen=True, slots=True)
class ContactWord:
    """One row of the table."""

    lemma: str
    form: Form
    slots: frozenset[Slot]
    needs: Slot | None
    is_verb: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """The whole table. `forms` are lemmas that make a phone or video call of any contact."""

    verbs: Mapping[str, ContactWord]
    nouns: Mapping[str, ContactWord]
    support: frozenset[str]
    forms: Mapping[Form, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    licences: Mapping[str, Mapping[frozenset[str], float]]


def parse_contacts(text: str) -> Contacts:
    """Read `contacts.toml`. Raises tomllib.TOMLDecodeError, KeyError or ValueError."""
    table = tomllib.loads(text)
    return Contacts(
        verbs=_words(table["verb"], is_verb=True),
        nouns=_words(table["noun"], is_verb=False),
        support=frozenset(table["support"]["lemmas"]),
        forms={Form(form): frozenset(lemmas) for form, lemmas in table["forms"].items()},
        cues={
            kind: frozenset(word.replace("ё", "е") for word in words)
            for kind, words in table["cues"].items()
        },
        licences={
            kind: {frozenset({one, other}): sure for one, other, sure in rows}
            for kind, rows in table["licences"].items()
        },
    )


def _words(rows: list[dict[str, Any]], *, is_verb: bool) -> dict[str, ContactWord]:
    return {
        lemma: ContactWord(
            lemma=lemma,
            form=Form(row["form"]),
            slots=frozenset(Slot(slot) for slot in row["slots"]),
            needs=Slot(row["needs"]) if "needs" in row else None,
            is_verb=is_verb,
            kind=row["kind"],
        )
        for row in rows
        for lemma in row["lemmas"]
    }
