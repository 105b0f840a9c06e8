"""Parts of a sentence with a day and place of their own: halves and asides."""

from collections.abc import Sequence

from reading.grammar.syntax import Parsed
from reading.story.scenes import Told
from reading.text.analysis import ACTING, Token


def aside_of(parsed: Parsed, index: int) -> range | None:
    """«…, прилетавший в четверг в Анкару на переговоры, …»: the words of the participle.

    The parser may hang them on the verb behind, but the commas on the participle.
    """
    tokens = parsed.tokens
    for at in range(index, -1, -1):
        is_participle = tokens[at].feats.get("VerbForm") == "Part" and at > 0
        if not is_participle or tokens[at - 1].text != ",":
            continue
        commas = (i for i in parsed.children(at) if tokens[i].text == "," and i > at)
        end = max(commas, default=None)
        return range(at, end) if end is not None and index < end else None
    return None


def turns_at(tokens: Sequence[Token], index: int) -> bool:
    """«…, а …», «…, 16 мая в Душанбе – Б»: what follows is of somebody else."""
    if tokens[index].text == ",":
        return _is_of_dash(tokens, index + 1)
    return index > 0 and tokens[index].text == "а" and tokens[index - 1].text == ","


def _is_of_dash(tokens: Sequence[Token], index: int) -> bool:
    """A day or a place and a dash that stands for the verb."""
    ahead = tokens[index : index + LONGEST_SETTING]
    dash = next((i for i, token in enumerate(ahead) if token.text in DASHES), 0)
    words = ahead[:dash]
    is_setting = bool(words) and (words[0].pos == "ADP" or words[0].text[0].isdigit())
    return is_setting and not any(t.pos in ACTING or t.text == "," for t in words)


LONGEST_SETTING = 8
"""Tokens before such a dash: «16 сентября утром в городе Душанбе»."""

DASHES = frozenset("–—-")


def half_of(told: Told) -> range:
    """The tokens from where the half of the contact turns up to whom it was with."""
    half = turn_before(told)
    return range(0) if half is None else range(*half)


def turn_before(told: Told) -> tuple[int, int] | None:
    """«В Алматы его принял А, а в Астане – Б»: where the half of B begins, and B, with no verb."""
    tokens, people = told.facts.sentence.tokens, told.frame.participants
    named = (m.first for m in people if m in told.facts.mentions)
    last = max(named, default=0)
    turns = (i for i in range(told.frame.trigger + 1, last) if turns_at(tokens, i))
    turn = max(turns, default=None)
    return None if turn is None else (turn, last)
