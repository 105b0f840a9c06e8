"""The tense of a verb."""

from reading.text.analysis import Token


def is_future(token: Token) -> bool:
    return token.feats.get("Tense") == "Fut" and token.feats.get("VerbForm") == "Fin"


def is_past(token: Token) -> bool:
    return token.feats.get("Tense") == "Past"


def is_participle(token: Token) -> bool:
    """«прибывший», but not the short «запланировано»."""
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
