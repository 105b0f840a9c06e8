"""What a sentence leaves in mind: who acted, who met, who came and who received."""

import re
from collections.abc import Sequence

from reading.analysis import Sentence, Token
from reading.contacts import Contacts
from reading.heads import is_subject, outer, top_of
from reading.mentions import Mention, MentionKind
from reading.mind import Mind
from reading.pairings import Pairing, find_pairings
from reading.salience import Context
from reading.syntax import Parsed

LEADING = frozenset({"agent", "owner", "zero", "at", "for"})
"""Parts of who acts in a contact."""

TOLD = 0.5
"""Confidence from which a contact is one the next sentence may speak of."""

RECEIVING = frozenset({"принять", "принимать"})

YEAR = re.compile(r"(?:19|20)\d\d")


def remember(sentence: Sentence, found: Sequence[Mention], context: Context, mind: Mind) -> None:
    """Keep what the next sentence may refer to."""
    tokens, salience = sentence.tokens, mind.salience
    subjects = [m for m in found if len(m.people) == 1 and is_subject(tokens, m)]
    if not salience.opening:
        salience.opening = frozenset(p for m in subjects for p in m.people)
    acting = _acting(tokens, subjects, mind.scope.words.reporting)
    if acting is not None and not _is_topic(salience.subject, acting, found):
        salience.subject = acting.people[0]
    pairings = _told(sentence, found, context, mind.scope.contacts)
    for pairing in pairings:
        salience.note_contact(pairing.one.name, pairing.other.name)
        for side in pairing.sides:
            if side.part in LEADING:
                salience.note_lead(side.name)
    if pairings and not _is_memory(tokens, mind.scope.contacts):
        salience.pair = _last_met(pairings)
        _note_sides(tokens, found, mind)


def _acting(
    tokens: Sequence[Token], subjects: Sequence[Mention], reporting: frozenset[str]
) -> Mention | None:
    """Who may go on acting: of the main clause, and not who only tells of others."""
    main = [m for m in subjects if _verb_of(tokens, m).relation not in DESCRIBING]
    alone = [m for m in main if _verb_of(tokens, m).feats.get("Number") != "Plur"]
    acting = [m for m in alone if _verb_of(tokens, m).lemma not in reporting]
    return next(iter([*acting, *alone, *main]), None)


def _is_topic(person: str | None, acting: Mention, found: Sequence[Mention]) -> bool:
    """«Его принял министр»: he is spoken of, the minister only passes by."""
    is_passing = acting.kind is not MentionKind.PRONOUN
    return is_passing and any(
        m.kind is MentionKind.PRONOUN and m.person == person and m.case in OBLIQUE for m in found
    )


OBLIQUE = frozenset({"Acc", "Dat", "Ins"})


def _verb_of(tokens: Sequence[Token], mention: Mention) -> Token:
    top = tokens[top_of(tokens, outer(tokens, mention.first, mention.last))]
    return tokens[top.head] if top.head >= 0 else top


DESCRIBING = frozenset({"acl", "acl:relcl"})
"""Clauses that only describe somebody or something: «миссия, которую доверил понтифик»."""


def _told(
    sentence: Sentence, found: Sequence[Mention], context: Context, contacts: Contacts
) -> list[Pairing]:
    parsed = Parsed(sentence, sorted(found, key=lambda mention: mention.first))
    return [
        pairing
        for pairing in find_pairings(parsed, context, contacts)
        if pairing.confidence >= TOLD and all(side.is_person for side in pairing.sides)
    ]


def _is_memory(tokens: Sequence[Token], contacts: Contacts) -> bool:
    """«Напомним, в мае 2022 года …»: «стороны» of the next sentence aren't those."""
    return any(t.lemma in contacts.cues["background"] or YEAR.fullmatch(t.text) for t in tokens)


def _last_met(pairings: Sequence[Pairing]) -> tuple[str, ...]:
    """Who met last: all of them when everybody met everybody, else the last two."""
    last = max(pairing.trigger for pairing in pairings)
    told = [pairing for pairing in pairings if pairing.trigger == last]
    people = tuple(dict.fromkeys(side.name for pairing in told for side in pairing.sides))
    everybody = len(people) * (len(people) - 1) // 2
    if len({frozenset(s.name for s in p.sides) for p in told}) == everybody:
        return people
    return tuple(side.name for side in told[-1].sides)


def _note_sides(tokens: Sequence[Token], found: Sequence[Mention], mind: Mind) -> None:
    venue, salience = mind.scope.venue, mind.salience
    for person in salience.pair:
        countries = mind.countries(person)
        if venue is not None and venue in countries:
            salience.host = person
        elif venue is not None and countries:
            salience.guest = person
    for index, token in enumerate(tokens):
        if token.lemma in RECEIVING:
            _note_reception(tokens, index, found, mind)


def _note_reception(
    tokens: Sequence[Token], verb: int, found: Sequence[Mention], mind: Mind
) -> None:
    """«X принял Y», «Y был принят X»."""
    salience = mind.salience
    passive = tokens[verb].feats.get("Voice") == "Pass"
    for mention in found:
        if len(mention.people) != 1:
            continue
        token = tokens[outer(tokens, mention.first, mention.last)]
        if token.head != verb:
            continue
        is_receiving = mention.case == "Ins" if passive else token.relation.startswith("nsubj")
        if is_receiving:
            salience.host = mention.people[0]
        elif token.relation.startswith("nsubj") or token.relation == "obj":
            salience.guest = mention.people[0]
