"""Parts of a sentence with a day and place of their own: halves and asides."""

from collections.abc import Sequence

from reading.grammar.governors import is_finite
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


DASHES = frozenset("–—-")

BORDERS = frozenset({",", ";", ":", "(", ")", *DASHES})


def is_of_another(told: Told, index: int) -> bool:
    """«…, 15 августа по пути на Аляску позвонил Б», «когда борт был уже во Владивостоке, …».

    The words up to the next comma have a verb and who does it, and nobody of the contact; those
    before it must say «когда»: «Он приехал в Баку, его принял …» is in Baku.
    """
    tokens, frame = told.facts.sentence.tokens, told.frame
    start = max((i + 1 for i in range(index) if tokens[i].text in BORDERS), default=0)
    stop = next((i for i in range(index, len(tokens)) if tokens[i].text in BORDERS), len(tokens))
    inside = range(start, stop)
    met = (m for m in frame.participants if m in told.facts.mentions)
    own = {frame.trigger, frame.verb, *(m.first for m in met)}
    acting = [i for i in inside if is_finite(tokens[i])]
    is_beside = start > frame.trigger or tokens[start].lemma == "когда"
    if not acting or not is_beside or not own.isdisjoint(inside):
        return False
    if tokens[start].text == "а" and any(tokens[i].text.lower() in AT_OTHER_TIMES for i in inside):
        return True
    subjects = (i for i in inside if tokens[i].relation.startswith("nsubj"))
    # «борт был во Владивостоке»: the subject of what it is said to be in.
    doers = [i for i in subjects if tokens[i].head in inside]
    return bool(doers) and not any(_may_be_in(told, i) for i in doers)


AT_OTHER_TIMES = frozenset(
    {"раньше", "ранее", "позже", "позднее", "затем", "потом", "накануне", "прежде"}
)
"""«…, а чуть раньше в Осло он осмотрел порт»: of another time, whoever acts."""


def _may_be_in(told: Told, doer: int) -> bool:
    """«…; форум откроется в Баку», «…: визит начался в Оше», «…; Токаев был в Баку»."""
    staging, lemma = told.setting.staging, told.facts.sentence.tokens[doer].lemma
    named = told.facts.parsed.mention_at(doer)
    people = {name for mention in told.frame.participants for name in mention.people}
    if named is not None and not people.isdisjoint(named.people):
        return True
    return lemma in told.setting.contacts.nouns or lemma in staging.gathering | staging.going


LONGEST_SETTING = 8
"""Tokens before such a dash: «16 сентября утром в городе Душанбе»."""


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
