"""Words hung on the verb of their own clause."""

from dataclasses import replace

from reading.facts import Span
from reading.grammar.crossings import crossings
from reading.text.analysis import Token

WORDS = {"не приехал": "VERB", "вёл": "VERB", "отметил": "VERB", "был": "AUX"}


def tokens(*words: tuple[str, int, str]) -> list[Token]:
    """Words with head and relation; a verb is one by the table."""
    return [
        Token(text, Span(0, 1), text, WORDS.get(text, "NOUN"), {}, head, relation)
        for text, head, relation in words
    ]


def test_a_subject_stays_before_the_comma() -> None:
    words = tokens(
        ("президент", 4, "nsubj"),
        ("не приехал", -1, "root"),
        (",", 4, "punct"),
        ("делегацию", 4, "obj"),
        ("вёл", -1, "root"),
        ("министр", 4, "nsubj"),
    )
    assert list(crossings(words)) == [(0, 1, "nsubj")]


def test_a_second_subject_goes_to_the_verb_after_it() -> None:
    words = tokens(
        ("министр", 1, "nsubj"),
        ("был", -1, "root"),
        (",", 4, "punct"),
        ("премьер", 1, "nsubj"),
        ("вёл", -1, "root"),
    )
    assert list(crossings(words)) == [(3, 4, "nsubj")]


def test_words_around_an_aside_belong_together() -> None:
    words = tokens(
        ("президент", 4, "nsubj"),
        (",", 2, "punct"),
        ("отметил", -1, "root"),
        (",", 2, "punct"),
        ("вёл", -1, "root"),
    )
    assert list(crossings(words)) == []


def test_who_acts_after_a_clause_is_in_no_row_with_its_last_word() -> None:
    words = tokens(
        ("том", 5, "obl"),
        ("приедет", 0, "acl"),
        ("Пекин", 1, "obl"),
        (",", 4, "punct"),
        ("Байден", 2, "conj"),
        ("вёл", -1, "root"),
    )
    words[2] = replace(words[2], feats={"Case": "Acc"})
    words[4] = replace(words[4], feats={"Case": "Nom"})
    assert list(crossings(words)) == [(4, 5, "nsubj")]
