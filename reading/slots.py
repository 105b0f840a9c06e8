"""Mentions around a contact word by the slot their grammar puts them in."""

from dataclasses import dataclass

from reading.mentions import Mention
from reading.syntax import Attached, Parsed


@dataclass(frozen=True, slots=True)
class Slots:
    """Mentions of a clause by the slot their grammar puts them in."""

    subject: tuple[Mention, ...]
    company: tuple[Mention, ...]
    between: tuple[Mention, ...]
    owner: tuple[Mention, ...]
    object: tuple[Mention, ...]
    dative: tuple[Mention, ...]


def slots_of(parsed: Parsed, index: int, verb: int | None) -> Slots:
    near = [item for item in parsed.attached if item.governor in {index, verb}]
    passive = is_passive(parsed, verb)

    def take(*wanted: bool) -> tuple[Mention, ...]:
        return tuple(item.mention for item, fits in zip(near, wanted, strict=True) if fits)

    return Slots(
        subject=take(*(_is_subject(parsed, item, verb, passive=passive) for item in near)),
        company=take(*(item.preposition == "с" for item in near)),
        between=take(*(item.preposition == "между" for item in near)),
        owner=take(*(item.governor == index and _is_owner(parsed, item) for item in near)),
        object=take(*(_is_object(item, index, passive=passive) for item in near)),
        dative=take(*(not item.preposition and item.case == "Dat" for item in near)),
    )


def _is_subject(parsed: Parsed, item: Attached, verb: int | None, *, passive: bool) -> bool:
    if verb is None or item.governor != verb or item.preposition:
        return False
    if any(token.pos == "VERB" for token in parsed.tokens[verb + 1 : item.mention.first]):
        # «встретился с …, а на приёме присутствовал …»: somebody else's verb comes before.
        return False
    if passive:
        return item.case == "Ins"
    if item.case in OBLIQUE:
        return False
    return item.relation.startswith("nsubj") or (item.case == "Nom" and item.relation != "obj")


OBLIQUE = frozenset({"Acc", "Dat", "Ins"})


def _is_owner(parsed: Parsed, item: Attached) -> bool:
    is_noun = parsed.tokens[item.governor].pos in {"NOUN", "PROPN"}
    return is_noun and not item.preposition and item.case in {"Gen", "Acc"}


def _is_object(item: Attached, index: int, *, passive: bool) -> bool:
    if item.governor != index or item.preposition:
        return False
    if passive:
        return item.case == "Nom" or (item.relation.startswith("nsubj") and item.case != "Ins")
    return item.case in {"Acc", "Gen"}


def is_passive(parsed: Parsed, verb: int | None) -> bool:
    return verb is not None and parsed.tokens[verb].feats.get("Voice") == "Pass"
