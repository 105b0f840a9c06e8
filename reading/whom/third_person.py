"""Whom «он», «они», «стороны», «оба» and «казахстанская делегация» mean."""

from collections.abc import Sequence
from dataclasses import replace

from reading.contacts.salience import Salience
from reading.grammar.heads import governor_of, is_subject, outer
from reading.grammar.mentions import Mention, MentionKind
from reading.text.analysis import ACTING, Token
from reading.whom.mind import LIKELY, POSSIBLE, Mind
from reading.whom.pronouns import pronoun_of
from reading.whom.surroundings import Here

LED = frozenset(
    {
        "главе",
        "возглавляет",
        "возглавил",
        "возглавляемая",
        "возглавляемую",
        "возглавляла",
        "руководством",
    }
)
NEAR_HEAD = 5
"""Tokens after «делегация» in which its head may be named."""


def pronoun_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«он», «с ней», «его», «они»."""
    token = here.sentence.tokens[index]
    pronoun = pronoun_of(token)
    if pronoun is None:
        return None
    rivals = here.beside(index)
    if pronoun.is_owner:
        rivals = () if pronoun.is_plural else _not_of_himself(index, here)
    mention = Mention(token.span, MentionKind.PRONOUN, here.number, index, index, case=pronoun.case)
    if pronoun.is_plural:
        # Of «лидеры на связи, они беседовали» the parser may make two subjects of one verb.
        beside = () if pronoun.case == "Nom" else rivals
        before = () if _are_unnamed(here) else mind.group(None, rivals)
        group = (
            _named_together(here, beside)
            or _row_before(index, here, rivals)
            or _two_before(index, here, rivals)
            or before
        )
        return replace(mention, group=group, is_plural=True, certainty=POSSIBLE) if group else None
    ranked = mind.salience.strongest(lambda p: mind.is_sex(p, pronoun.sex), rivals)
    if pronoun.sex == "f" and pronoun.case == "Nom":
        # «состоялась встреча, она затянулась»: a woman must be known for one.
        ranked = [p for p in ranked if p in mind.salience.women]
    if not ranked:
        return None
    person = _foreign(index, here, mind, ranked, rivals) or ranked[0]
    if pronoun.is_owner:
        person = _owner_of_twin(index, here, ranked) or person
    if pronoun.case == "Nom":
        person = _acting(here, mind.salience, ranked, speaks=_speaks(index, here, mind)) or person
    return replace(mention, person=person, certainty=LIKELY)


def _not_of_himself(index: int, here: Here) -> tuple[str, ...]:
    """«А осудил Б после его встречи с …»: of A's own it would be «своей»."""
    tokens = here.sentence.tokens
    thing, verb = tokens[index].head, tokens[index].head
    while verb >= 0 and tokens[verb].pos not in ACTING:
        if tokens[verb].relation.startswith("nsubj"):
            return ()
        verb = tokens[verb].head
    if verb < 0 or thing < 0:
        return ()
    return tuple(
        person
        for mention in (*here.names, *here.found)
        if is_subject(tokens, mention) and governor_of(tokens, mention) == verb
        for person in mention.people
    )


def _owner_of_twin(index: int, here: Here, ranked: Sequence[str]) -> str | None:
    """«обсудили визит Путина и его встречу с …»: whose the first of the two things is."""
    tokens = here.sentence.tokens
    thing = tokens[index].head
    twin = tokens[thing].head if thing >= 0 and tokens[thing].relation == "conj" else -1
    if twin < 0 or tokens[thing].feats.get("Animacy") != "Inan":
        return None
    for mention in here.found:
        over = tokens[outer(tokens, mention.first, mention.last)].head
        if over == twin and mention.case == "Gen" and mention.person in ranked:
            return mention.person
    return None


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
    named = (m for m in (*here.names, *here.found) if m.last < index)
    two = tuple(dict.fromkeys(p for m in named if not m.is_plural for p in m.people))
    return two if len(two) == PAIR and not set(two) & set(rivals) else ()


PAIR = 2
LIKELIEST = 3
"""Of those in mind, how many a pronoun chooses from."""

KNOWN = 3
"""Mentions after which somebody is whom the article is about, not one who passes by."""


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


def several_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«стороны», «оба»: those who last met; «делегации из областей» are others."""
    token = here.sentence.tokens[index]
    group = mind.with_company(mind.group(None, here.beside(index)), here.company_before(index))
    following = here.sentence.tokens[index + 1 : index + 2]
    if not group or any(word.text.lower() == "из" for word in following):
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
        certainty=POSSIBLE,
    )


def delegation_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«казахстанская делегация»: who came from that country, unless its head follows."""
    tokens = here.sentence.tokens
    if any(t.text.lower() in LED for t in tokens[index + 1 : index + NEAR_HEAD]):
        return None
    country = _country_before(index, tokens, mind)
    rivals, guest = here.beside(index), mind.salience.guest
    if country is None and guest and guest not in rivals:
        ranked = [guest]
    else:
        ranked = mind.salience.strongest(
            lambda p: country is None or country in mind.countries(p), rivals
        )
    if not ranked or (country is None and not guest):
        return None
    return Mention(
        tokens[index].span,
        MentionKind.ROLE,
        here.number,
        index,
        index,
        person=ranked[0],
        case=tokens[index].case,
        certainty=POSSIBLE,
    )


def native_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«чех побывал в Астане», «после переговоров американец улетел»: the Czech spoken of.

    Beside a name it is only what he is: «американец Джон Смит».
    """
    token = here.sentence.tokens[index]
    is_beside = any(
        name.first == index + 1 or (name.last == index - 1 and name.case == token.case)
        for name in here.names
    )
    countries = mind.scope.countries_of_native[token.lemma]
    ranked = mind.salience.strongest(
        lambda p: bool(countries & mind.countries(p)), here.beside(index)
    )
    if is_beside or not ranked:
        return None
    return Mention(
        token.span,
        MentionKind.ROLE,
        here.number,
        index,
        index,
        person=ranked[0],
        case=token.case,
        certainty=LIKELY,
    )


def _country_before(index: int, tokens: tuple[Token, ...], mind: Mind) -> str | None:
    countries = mind.scope.country_of
    before = tokens[max(0, index - 2) : index]
    return next((countries[t.lemma] for t in before if t.lemma in countries), None)
