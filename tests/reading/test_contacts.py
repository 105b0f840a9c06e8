"""The table of contact words: what its rows mean, and that a broken one is refused."""

import pytest

from bot.knowledge import lexicon
from reading.contacts import Slot, parse_contacts
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


def test_a_visit_goes_somewhere() -> None:
    assert CONTACTS.verbs["посетить"].needs is Slot.WHITHER


def test_a_verb_and_its_pair_of_the_other_aspect_mean_the_same() -> None:
    assert CONTACTS.verbs["принять"].slots == CONTACTS.verbs["принимать"].slots


@pytest.mark.parametrize(
    "row",
    [
        '[[verb]]\nlemmas = ["x"]\nform = "dance"\nslots = ["subject"]',
        '[[verb]]\nlemmas = ["x"]\nform = "meeting"\nslots = ["sideways"]',
        '[[verb]]\nlemmas = ["x"]\nform = "meeting"',
    ],
    ids=["unknown form", "unknown slot", "no slots"],
)
def test_a_broken_row_is_refused(row: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        parse_contacts(f'{row}\n[[noun]]\nlemmas=[]\nform="meeting"\nslots=[]')
