"""Whom «он», «его встреча» and a sentence without subject mean."""

from dataclasses import replace

from reading.contacts import Slot
from reading.facts import (
    Form,
)
from reading.frames import HIS, Frame
from reading.mentions import Mention
from reading.scenes import SentenceFacts
from reading.syntax import Parsed


def subject_of(parsed: Parsed) -> Mention | None:
    """Whom «он» of the next sentence means: the first person in the nominative."""
    for item in parsed.attached:
        if item.mention.person and item.case == "Nom" and not item.preposition:
            return item.mention
    return None


def completed(
    frame: Frame, parsed: Parsed, facts: SentenceFacts, last: Mention | None
) -> tuple[Frame, bool]:
    """The frame with its subject supplied: the speaker of «мой визит», or the one named before."""
    if frame.word.form is not Form.VISIT and frame.subjects and not frame.others:
        return _with_object(frame, parsed, last)
    if frame.subjects or frame.owners:
        return frame, False
    speaker = facts.quoted.speaker if facts.quoted and _is_mine(frame, parsed) else None
    if speaker is not None:
        return replace(frame, owners=(speaker,)), False
    pronoun = _has_pronoun(frame, parsed)
    if not (pronoun or _lacks_subject(frame, parsed)) or facts.quoted:
        return frame, False
    meant = _before(frame, parsed) or last
    return (frame, False) if meant is None else (replace(frame, subjects=(meant,)), True)


def _with_object(frame: Frame, parsed: Parsed, last: Mention | None) -> tuple[Frame, bool]:
    """«Его принял президент»: the one named before."""
    if last is None or not frame.word.is_verb or frame.word.needs is not Slot.OBJECT:
        return frame, False
    objects = {parsed.tokens[i].text.lower() for i in parsed.children(frame.trigger)}
    if not objects & HIS or last.person in {mention.person for mention in frame.subjects}:
        return frame, False
    return replace(frame, others=(last,)), True


def _before(frame: Frame, parsed: Parsed) -> Mention | None:
    """The person in the nominative earlier in the sentence, whom «он» takes up."""
    named = [
        item.mention
        for item in parsed.attached
        if item.mention.person and item.case == "Nom" and item.mention.last < frame.trigger
    ]
    return named[-1] if named else None


def _lacks_subject(frame: Frame, parsed: Parsed) -> bool:
    """No subject at all: «Также провел переговоры с …», «…, что посетит Бишкек»."""
    if frame.verb is None or not (len(frame.others) == 1 or frame.whither):
        return False
    return not any(
        parsed.tokens[i].relation.startswith("nsubj") and i != frame.trigger
        for i in parsed.children(frame.verb)
    )


MINE = frozenset({"мой", "наш"})


def _is_mine(frame: Frame, parsed: Parsed) -> bool:
    return any(parsed.tokens[i].lemma in MINE for i in parsed.children(frame.trigger))


def _has_pronoun(frame: Frame, parsed: Parsed) -> bool:
    index = frame.trigger if frame.verb is None else frame.verb
    children = [parsed.tokens[i] for i in parsed.children(index)]
    owners = [parsed.tokens[i].text.lower() for i in parsed.children(frame.trigger)]
    return any(word in HIS for word in owners) or any(
        t.pos == "PRON" and t.case == "Nom" and t.lemma in {"он", "она"} for t in children
    )
