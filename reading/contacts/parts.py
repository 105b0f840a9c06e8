"""The parts that people have in a contact."""

from reading.grammar.syntax import Attached

FIRST = frozenset({"agent", "owner", "between", "at", "for", "dative", "teller"})
"""Parts of the side that a contact starts from."""

LENT = FIRST - {"dative"}
"""«до переговоров с А Б позвонил В»: who called, not who was called."""

NAMED_BY_NOUN = frozenset({"with", "owner", "between"})
"""Parts whose holders «встреча» itself names: «встреча А с Б», «между А и Б»."""

RECEPTION = "прием"
"""The noun that has a host: «приём президентом министра»."""


def by_preposition(item: Attached) -> str:
    """«с» + genitive is «from»; «со свергнувшим Асада …» is with another."""
    part = PREPOSITIONS.get(item.preposition, "")
    return "" if part == "with" and item.case in {"Gen", "Acc"} else part


PREPOSITIONS = {
    "с": "with",
    "между": "between",
    "у": "at",
    "к": "to",
    "для": "for",
    "перед": "before",
    "до": "until",
}
