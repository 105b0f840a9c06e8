"""The parts that people have in a contact."""

FIRST = frozenset({"agent", "owner", "between", "at", "for", "dative", "teller"})
"""Parts of the side that a contact starts from."""

LENT = FIRST - {"dative"}
"""«до переговоров с А Б позвонил В»: who called, not who was called."""

NAMED_BY_NOUN = frozenset({"with", "owner", "between"})
"""Parts whose holders «встреча» itself names: «встреча А с Б», «между А и Б»."""
