"""At whose place a contact was: who received, and where his seat is."""

from reading.facts import Place
from reading.grammar.mentions import Mention
from reading.story.scenes import Told
from reading.where.places import Direction, FoundPlace


def host_of(told: Told) -> Mention | None:
    """Who received somebody; of an ambassador and a minister, the minister."""
    frame = told.frame
    envoys = _envoys(told)
    if frame.word.is_verb and frame.word.lemma in RECEIVING and len(frame.subjects) == 1:
        return frame.subjects[0]
    if envoys and len(envoys) < len(frame.participants):
        posted = next((mention for mention in envoys if _city_of(told, mention)), None)
        return posted or next(m for m in frame.participants if m not in envoys)
    hosts = frame.subjects if frame.word.lemma in RECEIVING else _at_home(told)
    return next(iter(hosts), None)


def meets_envoy(told: Told) -> bool:
    """One ambassador and one other, of whom neither is of the other's people."""
    envoys, people = _envoys(told), told.frame.participants
    return len(envoys) == 1 and len(people) == len({m.person for m in people}) == TWO


def _envoys(told: Told) -> list[Mention]:
    return [mention for mention in told.frame.participants if _is_envoy(told, mention)]


TWO = 2


def _at_home(told: Told) -> tuple[Mention, ...]:
    """«Встреча прошла в резиденции»: it is that of the only one who has a country.

    «В своей резиденции» is that of whoever acts.
    """
    # Not «глава администрации Х».
    homes = [token for token in told.clause if token.lemma in AT_HOME and token.case != "Gen"]
    if not homes:
        return ()
    frame, tokens = told.frame, told.facts.sentence.tokens
    if any(token.lemma == "свой" and tokens[token.head] in homes for token in told.clause):
        return frame.subjects if len(frame.subjects) == 1 else ()
    guests = frame.subjects if frame.others else ()
    at_home = tuple(m for m in frame.participants if m.country and m not in guests)
    return at_home if len(at_home) == 1 else ()


def _is_envoy(told: Told, mention: Mention) -> bool:
    tokens = told.facts.sentence.tokens[mention.first : mention.last + 1]
    return any(token.lemma in ENVOYS for token in tokens)


def seat_of(told: Told, host: Mention) -> Place | None:
    """The city of a mayor, the capital of a minister."""
    city = _city_of(told, host)
    country = told.setting.world.country_by_iso.get(country_of(told, host) or "")
    if city is not None:
        return city
    return Place(country.capital, country.iso) if country else None


def country_of(told: Told, mention: Mention) -> str | None:
    """Of the office that the words name, else of those that the person is known to have held."""
    if mention.country or mention.person is None:
        return mention.country
    world = told.setting.world
    held = {world.office_by_id[term.office].country for term in world.terms_of(mention.person)}
    return held.pop() if len(held) == 1 else None


def _city_of(told: Told, mention: Mention) -> Place | None:
    """«мэр Оша» sits in Ош, «аким Кызылординской области» in Кызылорда."""
    inside = [s for s in told.facts.seats if mention.first <= s.first <= mention.last]
    beside = [p for p in told.facts.places if _is_of_apposed(told, mention, p)]
    for seat in (*inside, *beside):
        if seat.is_city:
            return seat.place
        if seat.seat:
            return Place(seat.seat, seat.iso, seat.span)
    return None


def _is_of_apposed(told: Told, mention: Mention, place: FoundPlace) -> bool:
    """«Аким Шымкента Габит Сыздыкбеков»: a name beside an office that isn't read as one."""
    if mention not in told.facts.mentions:
        return False
    tokens = told.facts.sentence.tokens
    named, seat = tokens[mention.first], tokens[place.first]
    is_beside = place.last + 1 == mention.first and place.direction is Direction.NONE
    return is_beside and named.relation == "appos" and named.head == seat.head


RECEIVING = frozenset({"принять", "принимать", "аудиенция", "прием"})

AT_HOME = frozenset({"резиденция", "госрезиденция", "дворец", "администрация", "министерство"})

ENVOYS = frozenset({"посол", "консул", "поверенный"})
