"""The table of words that mean a contact (`data/contacts.toml`), as values."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reading.facts import Form


@dataclass(frozen=True, slots=True)
class ContactWord:
    """One word of the table.

    `beside`: it means a contact only with one of these words («вышел на связь»); `not_with`: with
    one of these it means something else («обменялись посланиями»), `not_in`: in one of these («в
    посте»); `is_spent`: the word beside it has to be its object («провёл вечер»).
    """

    lemma: str
    form: Form
    is_verb: bool
    kind: str
    beside: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    not_in: frozenset[str] = frozenset()
    is_spent: bool = False


@dataclass(frozen=True, slots=True)
class Contacts:
    """The whole table. `forms` are lemmas that make a phone or video call of any contact."""

    verbs: Mapping[str, ContactWord]
    nouns: Mapping[str, ContactWord]
    phrases: Mapping[str, tuple[ContactWord, ...]]
    support: frozenset[str]
    forms: Mapping[Form, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    licences: Mapping[str, Mapping[frozenset[str], float]]


def parse_contacts(text: str) -> Contacts:
    """Read `contacts.toml`. Raises tomllib.TOMLDecodeError, KeyError or ValueError."""
    table = tomllib.loads(text)
    licences = {
        kind: {frozenset({one, other}): sure for one, other, sure in rows}
        for kind, rows in table["licences"].items()
    }
    _refuse_unknown_kinds(table, licences.keys())
    return Contacts(
        verbs={word.lemma: word for word in _words(table["verb"], is_verb=True)},
        nouns={word.lemma: word for word in _words(table["noun"], is_verb=False)},
        phrases=_by_lemma(_words(table.get("phrase", ()), is_verb=True)),
        support=frozenset(table["support"]["lemmas"]),
        forms={Form(form): frozenset(lemmas) for form, lemmas in table["forms"].items()},
        cues={
            kind: frozenset(word.replace("ё", "е") for word in words)
            for kind, words in table["cues"].items()
        },
        licences=licences,
    )


def _refuse_unknown_kinds(table: Mapping[str, Any], known: Iterable[str]) -> None:
    for row in (*table["verb"], *table["noun"], *table.get("phrase", ())):
        if row["kind"] not in known:
            raise ValueError(
                f"contacts: «{row['lemmas'][0]}» is of the unknown kind «{row['kind']}»; "
                f"known are {', '.join(sorted(known))}"
            )


def _words(rows: Iterable[Mapping[str, Any]], *, is_verb: bool) -> list[ContactWord]:
    return [
        ContactWord(
            lemma=lemma,
            form=Form(row["form"]),
            is_verb=is_verb and row["kind"] != NOUN,
            kind=row["kind"],
            beside=frozenset(row.get("beside", ())),
            not_with=frozenset(row.get("not_with", ())),
            not_in=frozenset(row.get("not_in", ())),
            is_spent=row.get("spent", False),
        )
        for row in rows
        for lemma in row["lemmas"]
    ]


NOUN = "noun"


def _by_lemma(words: Iterable[ContactWord]) -> dict[str, tuple[ContactWord, ...]]:
    found: dict[str, list[ContactWord]] = defaultdict(list)
    for word in words:
        found[word.lemma].append(word)
    return {lemma: tuple(rows) for lemma, rows in found.items()}
