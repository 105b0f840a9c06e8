"""Whom «он», «они», «стороны» and «оба» mean."""

from collections.abc import Sequence
from dataclasses import replace

from reading.contacts.salience import Salience
from reading.grammar.heads import outer, vouches
from reading.grammar.mentions import Mention, MentionKind
from reading.whom.mind import LIKELY, POSSIBLE, Mind
from reading.whom.owners import not_of_himself, owner_of_twin
from reading.whom.peoples import head_of_body
from reading.whom.plural_offices import are_all
from reading.whom.pronouns import Pronoun, pronoun_of
from reading.whom.rows import BOTH, others_of_row, row_before
from reading.whom.surroundings import Here


def pronoun_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«он», «с ней», «его», «они»."""
    token = here.sentence.tokens[index]
    pronoun = pronoun_of(token)
    if pronoun is None or _takes_place(index, here):
        return None
    mention = Mention(token.span, MentionKind.PRONOUN, here.number, index, index, case=pronoun.case)
    rivals = here.beside(index)
    if pronoun.is_plural:
        group = _group(index, here, mind, pronoun, () if pronoun.is_owner else rivals)
        return replace(mention, group=group, is_plural=True, certainty=POSSIBLE) if group else None
    rivals = not_of_himself(index, here) if pronoun.is_owner else rivals
    rivals = (*rivals, *others_of_row(here, mind))
    person = _person(index, here, mind, pronoun, rivals)
    return None if person is None else replace(mention, person=person, certainty=LIKELY)


def _takes_place(index: int, here: Here) -> bool:
    """«переговоры значились, но они не состоялись»: no people."""
    tokens = here.sentence.tokens
    token = tokens[index]
    verb = tokens[token.head].lemma if token.head >= 0 else ""
    return token.relation.startswith("nsubj") and verb in TAKING_PLACE


TAKING_PLACE = frozenset({"состояться", "продлиться", "длиться", "начаться", "завершиться"})


def _group(
    index: int, here: Here, mind: Mind, pronoun: Pronoun, rivals: Sequence[str]
) -> tuple[str, ...]:
    # Of «лидеры на связи, они беседовали» the parser may make two subjects of one verb.
    beside = () if pronoun.case == "Nom" else rivals
    before = () if _are_unnamed(here) else mind.group(None, rivals)
    return (
        _named_together(here, beside)
        or _row_before(index, here, rivals)
        or _two_before(index, here, rivals)
        or before
    )


def _person(
    index: int, here: Here, mind: Mind, pronoun: Pronoun, rivals: Sequence[str]
) -> str | None:
    ranked = mind.salience.strongest(lambda p: mind.is_sex(p, pronoun.sex), rivals)
    if pronoun.sex == "f" and pronoun.case == "Nom":
        # «состоялась встреча, она затянулась»: a woman must be known for one.
        ranked = [p for p in ranked if p in mind.salience.women]
    head = head_of_body(index, here) if pronoun.sex == "f" else None
    if head is not None and head not in rivals:
        return head
    if not ranked:
        return None
    if pronoun.is_owner:
        ranked = _besides_sources(ranked, here, mind)
    twin = owner_of_twin(index, here, ranked) if pronoun.is_owner else None
    if pronoun.case == "Nom" and (teller := _told_by(index, here, mind, pronoun.sex)):
        return teller
    acting = pronoun.case == "Nom" and _acting(
        here, mind.salience, ranked, speaks=_speaks(index, here, mind)
    )
    return twin or acting or _foreign(index, here, mind, ranked, rivals) or ranked[0]


def _besides_sources(ranked: list[str], here: Here, mind: Mind) -> list[str]:
    """«как подтвердил советник А, планируется его встреча»: of whom he speaks, not his own."""
    tokens = here.sentence.tokens
    sources = {p for m in here.found if vouches(tokens, m) for p in m.people}
    others = [p for p in ranked if p not in sources]
    return others if others and mind.is_near(others[0]) else ranked


def _foreign(
    index: int, here: Here, mind: Mind, ranked: Sequence[str], rivals: Sequence[str]
) -> str | None:
    """«Бектенов встретил Вучича. Токаев провёл с ним …»: whoever is met comes from elsewhere."""
    tokens = here.sentence.tokens
    over = tokens[index].head
    is_met = over >= 0 and mind.is_contact(tokens[over].lemma)
    if not is_met or not mind.are_compatriots(ranked[0], rivals):
        return None
    strangers = mind.strangers(ranked, rivals)
    return next((person for person in strangers if mind.is_near(person)), None)


def _named_together(here: Here, rivals: Sequence[str]) -> tuple[str, ...]:
    """«лидеры России и Турции на связи, они беседовали …»: those the sentence speaks of."""
    together = next(iter(reversed(here.together())), ())
    return together if not set(rivals) & set(together) else ()


def _are_unnamed(here: Here) -> bool:
    """«с рядом коллег, чтобы обсудить с ними …»: those before it, whoever they are."""
    many = [m for m in here.found if m.is_plural]
    return bool(many) and not many[-1].people and many[-1].country is None


def _row_before(index: int, here: Here, rivals: Sequence[str]) -> tuple[str, ...]:
    """«собрались А, Б и В; принимал их Х»: the last row of three or more names."""
    tokens = here.sentence.tokens
    row: list[Mention] = []
    for mention in sorted(here.names, key=lambda name: name.first):
        if mention.last >= index:
            break
        between = tokens[row[-1].last + 1 : mention.first] if row else ()
        joins = all(token.text.lower() in JOINTS for token in between)
        row = [*row, mention] if joins or not row else [mention]
    people = tuple(dict.fromkeys(person for mention in row for person in mention.people))
    return people if len(people) > PAIR and not set(people) & set(rivals) else ()


JOINTS = frozenset({",", "и", "а", "также", "так", "же"})


def _two_before(index: int, here: Here, rivals: Sequence[str]) -> tuple[str, ...]:
    """«разговор А с Б и их встреча»: the two whom the sentence names."""
    for mentions in (here.names, (*here.names, *here.found)):
        named = (m for m in mentions if m.last < index and not m.is_plural)
        two = tuple(dict.fromkeys(person for m in named for person in m.people))
        if len(two) == PAIR and not set(two) & set(rivals):
            return two
    return ()


PAIR = 2
LIKELIEST = 3
"""Of those in mind, how many a pronoun chooses from."""

KNOWN = 3
"""Mentions after which somebody is whom the article is about, not one who passes by."""


def _told_by(index: int, here: Here, mind: Mind, sex: str | None) -> str | None:
    """«По словам министра, он …»: he tells of himself, unless he speaks for others."""
    tokens = here.sentence.tokens
    for mention in here.found:
        over = tokens[outer(tokens, mention.first, mention.last)].head
        is_told = over == 1 and [t.lemma for t in tokens[:2]] == list(BY_HIS_WORDS)
        if is_told and mention.last < index and len(mention.people) == 1:
            person = mention.people[0]
            is_own = person not in mind.salience.spokesmen and mind.is_sex(person, sex)
            return person if is_own else None
    return None


BY_HIS_WORDS = ("по", "слово")


def _speaks(index: int, here: Here, mind: Mind) -> bool:
    """«Он отметил»: whoever told of others in the sentence before goes on telling."""
    head = here.sentence.tokens[index].head
    return head >= 0 and here.sentence.tokens[head].lemma in mind.scope.words.reporting


def _acting(here: Here, salience: Salience, ranked: Sequence[str], *, speaks: bool) -> str | None:
    """«он»: who acts before it; not one who passes by when the hero is in mind as well."""
    acted = here.acted()
    if acted:
        return next((p for p in reversed(acted) if p in ranked[:LIKELIEST]), None)
    hero, subject = salience.hero, salience.subject
    is_known = hero is not None and salience.counts.get(hero, 0) >= KNOWN
    if salience.is_passing and is_known and hero in ranked and not speaks:
        return hero
    return subject if subject in ranked[:LIKELIEST] else None


DELEGATION = "делегация"
BY = frozenset({"присутствие", "участие", "член", "состав", "глава", "руководитель"})


def several_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«стороны», «оба»: those who last met; «делегации из областей» are others."""
    token = here.sentence.tokens[index]
    row = row_before(index, here, mind) if token.lemma == BOTH else ()
    met = mind.with_company(mind.group(None, here.beside(index)), here.company_before(index))
    group = row or met
    following = here.sentence.tokens[index + 1 : index + 2]
    if not group or any(word.text.lower() == "из" for word in following):
        return None
    if len(group) <= PAIR and are_all(here, index):
        return None
    if (
        token.lemma == DELEGATION
        and token.head >= 0
        and here.sentence.tokens[token.head].lemma in BY
    ):
        # «в присутствии делегаций», «с участием членов делегаций»: whoever came along.
        return None
    return Mention(
        token.span,
        MentionKind.GROUP,
        here.number,
        index,
        index,
        case=token.case,
        is_plural=True,
        group=group,
        certainty=LIKELY if row else POSSIBLE,
    )
