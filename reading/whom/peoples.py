"""Whom «казахстанская делегация», «делегация во главе с …» and «чех» mean."""

from reading.grammar.mentions import Mention, MentionKind
from reading.text.analysis import Token
from reading.whom.mind import LIKELY, POSSIBLE, Mind
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


def delegation_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«казахстанская делегация»: who came from that country, unless its head follows."""
    tokens = here.sentence.tokens
    if any(t.text.lower() in LED for t in tokens[index + 1 : index + NEAR_HEAD]):
        return None
    country = _country_before(index, tokens, mind)
    rivals, guest = here.beside(index), mind.salience.guest
    if country is None and _is_of_others(index, here, mind, guest):
        return None
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


def _is_of_others(index: int, here: Here, mind: Mind, guest: str | None) -> bool:
    """«делегация Исламского банка», «делегация инвесторов»: no word of it is of the guest's."""
    tokens = here.sentence.tokens
    of_whom = []
    for token in tokens[index + 1 : index + 1 + OF_WHOM]:
        if token.case != "Gen" or token.pos not in NOMINALS:
            break
        of_whom.append(token.text.lower())
    profile = mind.profiles.get(guest or "")
    titles = " ".join(profile.titles).lower() if profile is not None else ""
    return bool(of_whom) and not any(word in titles for word in of_whom)


OF_WHOM = 4
"""Tokens after «делегация» that say whose it is."""

NOMINALS = frozenset({"NOUN", "PROPN", "ADJ"})


def head_of_body(index: int, here: Here) -> str | None:
    """«делегация во главе с Х посетила парламент, где её принял …»."""
    tokens = here.sentence.tokens
    bodies = [i for i in range(index) if tokens[i].lemma in BODIES]
    for name in here.names:
        led = {token.text.lower() for token in tokens[max(0, name.first - 3) : name.first]}
        if bodies and bodies[-1] < name.first and name.last < index and led & LED:
            return name.person
    return None


BODIES = frozenset({"делегация", "миссия", "группа"})


def native_at(index: int, here: Here, mind: Mind) -> Mention | None:
    """«чех побывал в Астане», «после переговоров американец улетел»: the Czech spoken of.

    Beside a name it is only what he is: «американец Джон Смит».
    """
    token = here.sentence.tokens[index]
    is_beside = any(
        name.first == index + 1 or (name.last == index - 1 and name.case == token.case)
        for name in here.names
    )
    countries = mind.scope.world.countries_of_native[token.lemma]
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
    countries = mind.scope.world.country_by_adjective
    before = tokens[max(0, index - 2) : index]
    return next((countries[t.lemma] for t in before if t.lemma in countries), None)
