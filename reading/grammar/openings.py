"""Where the words of a sentence begin that opens with a dateline."""

from collections.abc import Sequence

from reading.text.analysis import Token
from reading.text.gazetteer import DASHES

DATELINE = 12
"""Tokens of «АСТАНА, 16 апреля 2025 г. КАЗИНФОРМ –» at most."""


def after_dateline(tokens: Sequence[Token]) -> int:
    """«АСТАНА. КАЗИНФОРМ – Президент …»: the token with which the words begin."""
    for index, token in enumerate(tokens[:DATELINE]):
        if token.text in DASHES:
            before = tokens[:index]
            is_shouted = any(one.text.isupper() and len(one.text) > 1 for one in before)
            return index + 1 if is_shouted and not any(map(_tells, before)) else 0
    return 0


def _tells(token: Token) -> bool:
    return token.pos == "VERB" and token.feats.get("VerbForm") == "Fin"
