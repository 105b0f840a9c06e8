"""Who does what a verb of a sentence says: its subject, by order first, then by the parser."""

from itertools import chain

from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.said.voices import agree, is_finite
from reading.text.analysis import Token

LONGEST_TITLE = 12
"""Tokens between a noun for somebody and the name: «руководитель отдела … института … Ланской»."""

HE = frozenset({"он", "она"})
SUBJECT_CASES = frozenset({"Nom", None})


def subject_of(parsed: Parsed, verb: int, since: int) -> int | None:
    """The token that opens the subject of a verb: by order first, then by the parser."""
    clause = [i for i in parsed.clause(verb) if parsed.tokens[i].span.start >= since]
    before = [i for i in reversed(clause) if i < verb and not _is_relative(parsed, verb)]
    after = [i for i in clause if i > verb]
    turned = not before or _opens_aside(parsed.tokens[verb - 1]) or _is_inverted(parsed, verb)
    stop = next((n for n, i in enumerate(after) if _ends_search(parsed.tokens[i])), len(after))
    sides = (after[:stop], before) if turned else (before, after[:stop])
    named = (i for side in sides for i in side if is_named(parsed, i))
    described = (i for side in sides for i in side if _is_somebody(parsed, i))
    governed = (
        item.mention.first
        for item in parsed.attached
        if item.governor == verb
        and item.case in SUBJECT_CASES
        and parsed.tokens[item.mention.first].span.start >= since
    )
    return next(chain(named, described, governed), None)


def same_subject(parsed: Parsed, verb: int, since: int) -> int | None:
    """The verb before whose subject acts on: «заявил, что …, и предложил …»."""
    if verb == 0 or parsed.tokens[verb - 1].pos not in {"CCONJ", "ADV", "PART"}:
        return None
    one = parsed.tokens[verb]
    for index in range(verb - 1, -1, -1):
        other = parsed.tokens[index]
        if is_finite(other) and other.span.start >= since and agree(one, other):
            return index
    return None


def name_after(parsed: Parsed, index: int) -> Mention | None:
    """The name that a noun for somebody leads to: «студентка Мариам …», «наставник «Астаны» …»."""
    for later in range(index + 1, min(index + LONGEST_TITLE, len(parsed.tokens))):
        mention = parsed.mention_at(later)
        if mention is not None and mention.person and mention.case in SUBJECT_CASES:
            return mention
        if _ends_search(parsed.tokens[later]):
            return None
    return None


def is_named(parsed: Parsed, index: int) -> bool:
    """A mention or «он» in the nominative, without a preposition."""
    mention = parsed.mention_at(index)
    if mention is None:
        return parsed.tokens[index].text.lower() in HE and parsed.tokens[index].case == "Nom"
    item = next(one for one in parsed.attached if one.mention is mention)
    could_act = mention.case in SUBJECT_CASES or item.relation.startswith("nsubj")
    return index == mention.first and could_act and not item.preposition


def _is_relative(parsed: Parsed, verb: int) -> bool:
    """«X, с которым встретился Y, заявил»: what stands before the verb is Y's clause."""
    before = [parsed.tokens[index] for index in parsed.clause(verb) if index < verb]
    opens = any(token.lemma == "который" for token in before)
    return opens and any(map(is_finite, before))


def _opens_aside(token: Token) -> bool:
    """«…, сообщил X»; «…, как сообщил X, …»: the subject follows."""
    return token.pos == "PUNCT" or token.text.lower() == "как"


def _is_inverted(parsed: Parsed, verb: int) -> bool:
    """«О том, что A и B могут увидеться, до этого говорил X»: A and B are of the verb before."""
    clause = parsed.clause(verb)
    follows = verb + 1 in clause and is_named(parsed, verb + 1)
    return follows and any(is_finite(parsed.tokens[i]) for i in clause if i < verb)


def _ends_search(token: Token) -> bool:
    return token.text in {",", ":", ";", "(", "—", "–"} or is_finite(token)


def _is_somebody(parsed: Parsed, index: int) -> bool:
    """A noun for somebody in the nominative: «студентка», «наставник»."""
    token = parsed.tokens[index]
    living = token.feats.get("Animacy") == "Anim" and token.feats.get("Number") == "Sing"
    noun = token.pos in {"NOUN", "PROPN"} and token.case == "Nom" and living
    return noun and parsed.mention_at(index) is None
