"""Held, planned, put off, cancelled, or no contact at all: by tense and by words of the clause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reading.analysis import Token
from reading.contacts import Contacts
from reading.dates import Tense
from reading.facts import Status


@dataclass(frozen=True, slots=True)
class Judgement:
    """`status` None: nobody met, by these words. `because` are the words that decided, if any."""

    status: Status | None
    because: Token | None = None

    @property
    def tense(self) -> Tense:
        return Tense.FUTURE if self.status is Status.PLANNED else Tense.PAST


def judge(
    tokens: Sequence[Token], verb: Token | None, trigger: Token, contacts: Contacts
) -> Judgement:
    """Judge the contact of a clause (`tokens`) whose contact word is `trigger` under `verb`."""
    sport = _first(tokens, contacts.cues["sport"])
    if sport is not None:
        return Judgement(None, sport)
    unreal = _first(tokens, contacts.cues["unreal"], forms=True)
    if unreal is not None:
        return Judgement(None, unreal)
    for status in (Status.CANCELLED, Status.POSTPONED):
        word = _first(tokens, contacts.cues[status.value], forms=True)
        if word is not None:
            return Judgement(status, word)
    if _is_negated(tokens, verb, trigger, contacts):
        return Judgement(Status.CANCELLED if _happens(verb) else None, verb)
    planned = _first(tokens, contacts.cues["planned"], forms=True)
    if planned is not None or _is_future(verb):
        return Judgement(Status.PLANNED, planned or verb)
    return Judgement(Status.HELD, verb)


def _first(tokens: Iterable[Token], words: frozenset[str], *, forms: bool = False) -> Token | None:
    """The first of these words: dictionary forms, or with `forms` the very forms."""
    return next(
        (token for token in tokens if (_form(token) if forms else token.lemma) in words), None
    )


def _form(token: Token) -> str:
    return token.text.lower().replace("ё", "е")


def _is_negated(
    tokens: Sequence[Token], verb: Token | None, trigger: Token, contacts: Contacts
) -> bool:
    """«не» right before the verb or the contact word."""
    for word in (verb, trigger):
        if word is not None and word in tokens:
            index = tokens.index(word)
            if index and _form(tokens[index - 1]) in contacts.cues["negation"]:
                return True
    return False


def _happens(verb: Token | None) -> bool:
    """«не состоялась», «не состоится»: something was planned."""
    return verb is not None and verb.lemma in {"состояться", "пройти"}


def _is_future(verb: Token | None) -> bool:
    return verb is not None and verb.feats.get("Tense") == "Fut"
