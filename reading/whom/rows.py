"""Of two named in one breath: «оба», «каждый», «первый … второй»."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reading.grammar.mentions import Mention, MentionKind
from reading.text.analysis import Token
from reading.whom.mind import LIKELY, Mind
from reading.whom.surroundings import Here

BOTH, EACH = "оба", "каждый"
ORDINALS = {"первый": 0, "второй": 1}
STANDING_ALONE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})
AND, TWO = "и", 2


def row_of_two(tokens: Sequence[Token], mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The last two persons joined by «и», none before them: «А и Б», not «А, Б и В»."""
    named = sorted((m for m in mentions if m.person and _is_name(m)), key=lambda one: one.first)
    joined = [
        (one, other)
        for one, other in pairwise(named)
        if [t.text.lower() for t in _between(tokens, one, other) if t.pos != "NOUN"] == [AND]
    ]
    if not joined:
        return ()
    first, second = joined[-1]
    before = next((one for one in reversed(named) if one.last < first.first), None)
    if before is not None and [t.text for t in _between(tokens, before, first)] == [","]:
        return ()
    return (*first.people, *second.people)


def _is_name(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME


def _between(tokens: Sequence[Token], one: Mention, other: Mention) -> Sequence[Token]:
    return tokens[one.last + 1 : other.first]


def is_one_of_row(token: Token) -> bool:
    """«каждого принял», «первая приняла»; not «первым делом», «с каждым днём»."""
    is_alone = token.relation in STANDING_ALONE and token.feats.get("Number") != "Plur"
    return is_alone and (token.lemma == EACH or token.lemma in ORDINALS)


def of_row_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """Whom «каждый», «первый» and «второй» mean."""
    token, row = here.sentence.tokens[index], row_before(index, here, mind)
    following = here.sentence.tokens[index + 1 : index + 2]
    if not row or any(word.pos in {"NOUN", "ADJ"} or word.text == OF for word in following):
        return None
    if token.lemma == EACH:
        return _mention(index, here, row)
    return _mention(index, here, (row[ORDINALS[token.lemma]],))


OF = "из"


def others_of_row(here: Here, mind: Mind) -> tuple[str, ...]:
    """«Первая его приняла, второй …»: him who is yet to be told of «его» doesn't mean."""
    tokens = here.sentence.tokens
    counted = [m for m in here.found if m.first == m.last and tokens[m.first].lemma in ORDINALS]
    told = {person for mention in here.found for person in mention.people}
    return tuple(person for person in mind.salience.row if person not in told) if counted else ()


def row_before(index: int, here: Here, mind: Mind) -> tuple[str, ...]:
    """The two named together before the token, in its sentence or the one before."""
    tokens, rivals = here.sentence.tokens, here.beside(index)
    before = [mention for mention in here.names if mention.last < index]
    row = row_of_two(tokens, before) or mind.salience.row
    token = tokens[index]
    sex = SEXES.get(token.feats.get("Gender", "")) if token.lemma in ORDINALS else None
    one = row[ORDINALS.get(token.lemma, 0)] if row else None
    fits = one is not None and mind.is_sex(one, sex)
    is_apart = not set(row) & set(rivals) or token.lemma in ORDINALS
    return row if fits and is_apart else ()


SEXES = {"Masc": "m", "Fem": "f"}


def _mention(index: int, here: Here, people: tuple[str, ...]) -> Mention:
    token = here.sentence.tokens[index]
    is_one = len(people) == 1
    return Mention(
        token.span,
        MentionKind.PRONOUN if is_one else MentionKind.GROUP,
        here.number,
        index,
        index,
        person=people[0] if is_one else None,
        case=token.case,
        is_plural=not is_one,
        group=() if is_one else people,
        certainty=LIKELY,
    )
