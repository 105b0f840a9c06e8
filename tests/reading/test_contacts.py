"""The table of contact words: what its rows mean, and that a broken one is refused."""

import pytest

from bot.knowledge import lexicon
from reading.contacts.contacts import parse_contacts
from reading.facts import Form

CONTACTS = parse_contacts(lexicon("contacts.toml"))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("встретиться", Form.MEETING),
        ("принять", Form.MEETING),
        ("обсудить", Form.TALKS),
        ("созвониться", Form.PHONE_CALL),
        ("посетить", Form.VISIT),
    ],
)
def test_verbs_have_a_form(lemma: str, form: Form) -> None:
    word = CONTACTS.verbs[lemma]
    assert word.is_verb
    assert word.form is form


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("встреча", Form.MEETING),
        ("переговоры", Form.TALKS),
        ("разговор", Form.PHONE_CALL),
        ("видеоконференция", Form.VIDEO_CALL),
        ("визит", Form.VISIT),
    ],
)
def test_nouns_have_a_form(lemma: str, form: Form) -> None:
    word = CONTACTS.nouns[lemma]
    assert not word.is_verb
    assert word.form is form


def test_a_verb_and_its_pair_of_the_other_aspect_mean_the_same() -> None:
    assert CONTACTS.verbs["принять"].kind == CONTACTS.verbs["принимать"].kind


def test_a_phrase_needs_a_word_beside_it() -> None:
    by_phone, to_press = CONTACTS.phrases["выйти"]
    assert by_phone.beside == {"связь"}
    assert to_press.beside == {"пресса"}


ROW = '[[verb]]\nlemmas = ["x"]\nform = "{form}"\nkind = "{kind}"\n'
REST = "[support]\nlemmas=[]\n[forms]\n[cues]\n[licences]\nmeet=[]\n"
NOUN = '[[noun]]\nlemmas=[]\nform="meeting"\nkind="meet"\n'


def test_a_row_needs_only_its_lemmas_form_and_kind() -> None:
    assert "x" in parse_contacts(ROW.format(form="meeting", kind="meet") + NOUN + REST).verbs


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (ROW.format(form="dance", kind="meet"), "dance"),
        (ROW.format(form="meeting", kind="wave"), "«x» is of the unknown kind «wave»"),
        ('[[verb]]\nlemmas = ["x"]\nform = "meeting"\n', "kind"),
    ],
    ids=["unknown form", "unknown kind", "no kind"],
)
def test_a_broken_row_is_refused(row: str, complaint: str) -> None:
    with pytest.raises((ValueError, KeyError), match=complaint):
        parse_contacts(row + NOUN + REST)
