"""The tense of a verb."""

from reading.text.analysis import Token


def is_future(token: Token) -> bool:
    return token.feats.get("Tense") == "Fut" and token.feats.get("VerbForm") == "Fin"


def is_past(token: Token) -> bool:
    return token.feats.get("Tense") == "Past"
