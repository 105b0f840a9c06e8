"""Whom several of one office mean: «министры», «оба дипломата», «лидеры двух стран», «гости»."""

from collections.abc import Sequence
from dataclasses import replace

from reading.grammar.mentions import Mention, MentionKind
from reading.people.roles import Role
from reading.spelling.plurals import in_plural
from reading.whom.fitting import HIGHEST, Fit
from reading.whom.mind import LIKELY, POSSIBLE, Mind
from reading.whom.surroundings import Here

TWO = 2


def mention_of(role: Role, here: Here) -> Mention:
    return Mention(
        span=role.span,
        kind=MentionKind.ROLE,
        sentence=here.number,
        first=role.first,
        last=role.last,
        country=role.side.iso if role.side else None,
        case=role.case,
        is_plural=role.is_plural,
    )


def plural_office(role: Role, head: str, here: Here, mind: Mind) -> Mention:
    words = mind.scope.words
    rivals = here.beside(role.head)
    if head in words.guest and mind.salience.visitors:
        return _guests(role, here, rivals, mind)
    whose = (t.lemma for t in here.sentence.tokens[role.head + 1 : role.last + 1])
    is_group = head in words.groups and role.side is None and words.many_of.isdisjoint(whose)
    # «оба дипломата» are two of a kind, «дипломаты» whoever met last.
    is_counted = here.sentence.tokens[role.first].lemma in words.both
    kind = None if head in words.bare_groups and not is_counted else role
    is_told = is_group and not are_others(here, role.head, words.others)
    group = mind.group(kind, rivals, head) if is_told else ()
    group = _counted(role, here, mind) or group if is_told else group
    each = _each_met(role, head, rivals, mind) if is_told and _is_each(role, here) else ()
    group = each or group
    if is_counted and not group:
        # «А и Б вручили грамоты. Затем обоих дипломатов …»: two acted together.
        two = (
            mind.salience.group
            if len(mind.salience.group) == TWO
            else _only_two(role, head, rivals, mind)
        )
        group = two if not set(two) & set(rivals) else ()
    group = mind.with_company(group, here.company_before(role.first))
    if len(group) <= TWO and (_are_of_a_body(role, here) or are_all(here, role.first)):
        group = ()
    if _are_named_next(role, here):
        group = ()
    if not group:
        return replace(mention_of(role, here), office=in_plural(role.title, head))
    sure = LIKELY if group == each else POSSIBLE
    return replace(mention_of(role, here), kind=MentionKind.GROUP, group=group, certainty=sure)


def _are_of_a_body(role: Role, here: Here) -> bool:
    """«главы государств Центральной Азии», «министры стран ЕАЭС»: more than the two who met."""
    words = here.sentence.tokens[role.head + 1 : role.last + 1]
    return role.side is None and any(token.pos == "PROPN" for token in words)


def _are_named_next(role: Role, here: Here) -> bool:
    """«с коллегами из Австрии и Чехии Х и У»: the words say who they are."""
    after = min((n.first for n in here.names if n.first > role.last), default=None)
    if after is None:
        return False
    between = here.sentence.tokens[role.last + 1 : after]
    return all(token.text.lower() == FROM or token.pos in LANDS for token in between)


FROM = "из"
LANDS = frozenset({"PROPN", "ADJ", "CCONJ"})


def _is_each(role: Role, here: Here) -> bool:
    over = here.sentence.tokens[role.head].head
    return over >= 0 and here.sentence.tokens[over].lemma == EACH


def _each_met(role: Role, head: str, rivals: Sequence[str], mind: Mind) -> tuple[str, ...]:
    """«с каждым из лидеров»: those whom he met, be they presidents or premiers.

    Else the only two of a kind whom the article has named: «каждого из лидеров принял эмир».
    """
    row = tuple(person for person in mind.salience.row if person not in rivals)
    if len(row) == TWO and all(_may_be(role, person, head, mind) for person in row):
        return row
    met = tuple(person for person in mind.salience.met if person not in rivals)
    if len(met) == TWO:
        return met
    ruling = tuple(p for p in mind.salience.total if p not in rivals and _rules(p, mind))
    return ruling if len(ruling) == TWO and head in LEADERS else ()


def _may_be(role: Role, person: str, head: str, mind: Mind) -> bool:
    is_ruler = head in LEADERS and _rules(person, mind)
    return is_ruler or mind.fit(role, person, head) > Fit.NONE


def _rules(person: str, mind: Mind) -> bool:
    """Of two lands one may be led by a president, the other by a premier."""
    profile = mind.profiles.get(person)
    return profile is not None and bool(profile.levels & HIGHEST)


LEADERS = frozenset({"лидер", "глава", "руководитель"})
EACH = "каждый"


def _only_two(role: Role, head: str, rivals: Sequence[str], mind: Mind) -> tuple[str, ...]:
    """«Оба дипломата» of an article that has named two ambassadors."""
    others = (p for p in mind.salience.total if p not in rivals)
    fitting = tuple(p for p in others if mind.fit(role, p, head) > Fit.NONE)
    return fitting if len(fitting) == TWO else ()


def _counted(role: Role, here: Here, mind: Mind) -> tuple[str, ...]:
    """«встреча трёх министров» after «встретился с Х и У»: all of them."""
    before = here.sentence.tokens[max(0, role.first - 1) : role.first + 1]
    met = mind.salience.met
    return met if any(COUNTS.get(token.lemma) == len(met) for token in before) else ()


COUNTS = {"три": 3, "трое": 3, "четыре": 4, "четверо": 4, "пять": 5, "пятеро": 5}


def are_all(here: Here, first: int) -> bool:
    """«все участники были приняты»: more than the two who met last."""
    before = here.sentence.tokens[max(0, first - 1) : first]
    return any(token.lemma in ALL for token in before)


ALL = frozenset({"весь", "все"})


def are_others(here: Here, noun: int, others: frozenset[str]) -> bool:
    """«с рядом других коллег», «с европейскими лидерами»: not those told of before."""
    tokens = here.sentence.tokens
    over = tokens[noun].head
    beside = [token for token in tokens if token.head == noun and token.pos in DESCRIBING]
    beside += [tokens[over]] if over >= 0 and tokens[noun].case == "Gen" else []
    return any(token.lemma in others for token in beside)


DESCRIBING = frozenset({"ADJ", "DET", "PRON"})


def _guests(role: Role, here: Here, rivals: Sequence[str], mind: Mind) -> Mention:
    """«с гостями»: whoever was received last."""
    guests = tuple(p for p in mind.salience.visitors if p not in rivals)
    mention = replace(mention_of(role, here), kind=MentionKind.GROUP, certainty=LIKELY)
    if len(guests) == 1:
        return replace(mention, person=guests[0])
    return replace(
        mention,
        group=guests,
        office=None if guests else in_plural(role.title, here.sentence.tokens[role.head].lemma),
    )
