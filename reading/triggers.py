"""Contact words of a sentence, and the verb that carries or governs each."""

from collections.abc import Iterator
from dataclasses import dataclass

from reading.contacts import Contacts, ContactWord
from reading.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Trigger:
    """A contact word in its sentence: `verb` governs it, `is_carried`: and says no more."""

    index: int
    word: ContactWord
    verb: int | None
    is_carried: bool

    @property
    def governors(self) -> frozenset[int]:
        if self.verb is not None and (self.verb == self.index or self.is_carried):
            return frozenset({self.index, self.verb})
        return frozenset({self.index})


def find_triggers(parsed: Parsed, contacts: Contacts) -> tuple[Trigger, ...]:
    return tuple(
        Trigger(index, word, verb, _is_carried(parsed, contacts, index, verb))
        for index, word in _words(parsed, contacts)
        for verb in (parsed.verb_over(index),)
        if not _intends(parsed, index)
    )


def _words(parsed: Parsed, contacts: Contacts) -> Iterator[tuple[int, ContactWord]]:
    for index, token in enumerate(parsed.tokens):
        if token.pos in {"VERB", "AUX", "ADJ"} and token.lemma in contacts.verbs:
            yield index, contacts.verbs[TAKING_PART if takes_part(parsed, index) else token.lemma]
        elif token.pos in {"NOUN", "PROPN"}:
            word = contacts.nouns.get(token.lemma) or contacts.nouns.get(_bare_lemma(token.lemma))
            if word is not None:
                yield index, word


def takes_part(parsed: Parsed, index: int) -> bool:
    """«приняли участие» is «участвовали»."""
    return parsed.tokens[index].lemma in {"принять", "принимать"} and any(
        parsed.tokens[i].lemma == "участие" for i in parsed.children(index)
    )


TAKING_PART = "участвовать"


def _bare_lemma(lemma: str) -> str:
    """«онлайн-совещание» is «совещание»."""
    prefix, _, rest = lemma.partition("-")
    return rest if prefix in PREFIXES else ""


PREFIXES = frozenset({"онлайн", "видео", "мини", "блиц", "экспресс"})


def _intends(parsed: Parsed, index: int) -> bool:
    """«собираются поддержать»: an intention, no gathering."""
    token = parsed.tokens[index]
    return token.lemma in {"собираться", "собраться"} and any(
        parsed.tokens[i].feats.get("VerbForm") == "Inf" for i in parsed.children(index)
    )


def _is_carried(parsed: Parsed, contacts: Contacts, index: int, verb: int | None) -> bool:
    """«провёл встречу», «состоялась серия встреч»: the verb only carries the noun."""
    if verb is None or verb == index:
        return verb is not None
    return parsed.tokens[verb].lemma in contacts.support
