"""Parts of a sentence with a day and place of their own: halves and asides."""

from collections.abc import Sequence

from reading.grammar.syntax import Parsed
from reading.story.scenes import Told
from reading.text.analysis import Token


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
    """«…, а …»: what follows is of somebody else."""
    return index > 0 and tokens[index].text == "а" and tokens[index - 1].text == ","


def turn_before(told: Told) -> tuple[int, int] | None:
    """«В Алматы его принял А, а в Астане – Б»: where the half of B begins, and B, with no verb."""
    tokens, people = told.facts.sentence.tokens, told.frame.participants
    named = (m.first for m in people if m in told.facts.mentions)
    last = max(named, default=0)
    turns = (i for i in range(told.frame.trigger + 1, last) if turns_at(tokens, i))
    turn = max(turns, default=None)
    return None if turn is None else (turn, last)
