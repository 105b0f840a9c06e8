"""Where a contact took place: by its words, by what went before, by the host, by the forum."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from reading.facts import CALLED_OFF, REMOTE, UNDATED, EventDate, Form, Place, Reason, Status
from reading.grammar.mentions import Mention
from reading.story.attending import is_apart_from, is_on, named_forum
from reading.story.bonds import Bond, Bonds, governor_of, upwards
from reading.story.contact_tenses import is_of_other_times
from reading.story.countings import is_beyond
from reading.story.departures import gone_to
from reading.story.halves import (
    aside_of,
    is_of_another,
    is_of_next_half,
    turn_before,
    turns_at,
)
from reading.story.memories import is_recalled
from reading.story.scenes import Scene, Told
from reading.story.seats import country_of, host_of, meets_envoy, seat_of
from reading.story.stages import described_by
from reading.when.forums import FoundForum
from reading.where.places import Direction, FoundPlace

Located = tuple[Place, Reason]

NAMED_PLACE = "named"
"""The rule by which the words of the contact themselves say where."""

NAMED_LAND = "the country named"
"""The same, where they name no city."""

GONE_TO = "the place gone to"

FORUM_PLACE = "forum"
"""The rule by which it was where a forum was."""

HERE = frozenset({Direction.WHERE})

STAYS = frozenset({Direction.WHERE, Direction.WHITHER})


def placed(
    told: Told, whither: FoundPlace | None, form: Form, when: EventDate
) -> tuple[Place | None, tuple[Reason, ...]]:
    """The place of the contact with its reason; None when nothing tells it."""
    if form in REMOTE:
        return None, ()
    if whither is not None:
        return whither.place, (Reason("place", GONE_TO, whither.span),)
    is_memory = when.first is None and is_recalled(told)
    sources = (*OWN_SOURCES, _of_host) if is_memory else (*OWN_SOURCES, *STORY_SOURCES)
    found = (place for find in sources if (place := find(told, when)) is not None)
    later = gone_to(told)
    found = (place for place in found if place[0].name not in later)
    first = next(found, None)
    return (None, ()) if first is None else (first[0], (first[1],))


def received(told: Told, host: Mention, when: EventDate) -> tuple[Place | None, tuple[Reason, ...]]:
    """As `placed`, where the places of the sentence say nothing of the contact: at the host's."""
    carried = _carried(told, when)
    if carried is not None:
        return carried[0], (carried[1],)
    country = told.setting.world.country_by_iso.get(country_of(told, host) or "")
    if country is None:
        return None, ()
    reason = Reason("place", "the seat of the host", host.span)
    return Place(country.capital, country.iso), (reason,)


def _of_clause(told: Told, _: EventDate) -> Located | None:
    """«В Ашхабаде она встретилась с А, в Ташкенте – с Б»: the last place before whom they met."""
    half = _of_its_half(told)
    if half:
        return _named(half)
    places = _bound(told, HERE, Bond.CLAUSE)
    met = [mention.first for mention in told.frame.others]
    before = [place for place in places if len(met) == 1 and place.last < met[0]]
    cities = [place for place in before if place.is_city]
    nearest = max(cities or before, key=lambda place: place.last, default=None)
    return _named([nearest] if nearest is not None and len(places) > 1 else places)


def place_of_clause(told: Told) -> Place | None:
    """The place that the clause of the contact names for it."""
    found = _of_clause(told, UNDATED)
    return found[0] if found else None


def _of_its_half(told: Told) -> list[FoundPlace]:
    """«В Алматы его принял А, а в Астане – Б», «…, а 4 июля – с Б в Париже»: Almaty is not B's."""
    half = turn_before(told)
    if half is None:
        return []
    turn, last = half
    tokens = told.facts.sentence.tokens
    end = next((i for i in range(last, len(tokens)) if turns_at(tokens, i)), len(tokens))
    own = [p for p in told.facts.places if turn < p.first < end and p.direction in HERE]
    return _cities_first(own)


def _of_pointer(told: Told, _: EventDate) -> Located | None:
    """«Последний раз они виделись здесь же 14 сентября»: where the story is, whenever it was."""
    words = {token.lemma for token in told.clause}
    there = told.facts.thread.there.place
    if there is not None and points_back(told):
        return there.place, Reason("place", "there", there.span)
    place = told.facts.thread.past.place or told.setting.city
    if place is None or not words & POINTING:
        return None
    return place.place, Reason("place", "here", place.span)


POINTING = frozenset({"здесь", "тут", "сюда"})


def points_back(told: Told) -> bool:
    """«Он встретился там с …», of the place of the sentence before; none stands before the word."""
    there = next((token for token in told.clause if token.lemma == THERE), None)
    return there is not None and not any(p.span.start < there.span.start for p in told.facts.places)


THERE = "там"


def _of_aside(told: Told, _: EventDate) -> Located | None:
    """«…, прилетавший в Анкару на переговоры с …, находился уже в Тиране»: in Ankara."""
    aside = aside_of(told.facts.parsed, told.frame.trigger)
    if aside is None:
        return None
    inside = [p for p in told.facts.places if p.first in aside and p.direction in STAYS]
    return _named(_cities_first(inside))


def _of_antecedent(told: Told, _: EventDate) -> Located | None:
    """«слетал в Дубай, где встретился …», «визит в Дубай; там намечена …»: the place before."""
    parsed = told.facts.parsed
    clause = parsed.clause(told.frame.trigger)
    opening = parsed.tokens[clause.start].lemma if clause.start < len(parsed.tokens) else ""
    before = [p for p in told.facts.places if p.last < clause.start]
    if opening not in {"где", "там"} or not before:
        return None
    return before[-1].place, Reason("place", "where the clause before leads", before[-1].span)


def _of_participant(told: Told, _: EventDate) -> Located | None:
    """«Гафарова, находящаяся с визитом в Анкаре, встретилась …», «принял прибывшего в Астану …»."""
    if told.judgement.status is not Status.HELD:
        return None
    parsed, staging = told.facts.parsed, told.setting.staging
    for place in _cities_first(told.facts.places):
        governor = governor_of(parsed, place.start, place.last)
        over = () if governor is None else upwards(parsed, governor)
        participle = next((i for i in over if parsed.tokens[i].pos == "VERB"), None)
        if place.direction not in STAYS or participle is None:
            continue
        is_there = parsed.tokens[participle].lemma in staging.going | staging.staying
        if is_there and described_by(parsed, participle) in told.frame.participants:
            return _named([place])
    return None


def _cities_first(places: Sequence[FoundPlace]) -> list[FoundPlace]:
    return sorted(places, key=lambda place: not place.is_city)


def _of_sentence(told: Told, _: EventDate) -> Located | None:
    # «…, проводивший переговоры с Б, вылетел в Тирану»: not there.
    is_aside = aside_of(told.facts.parsed, told.frame.trigger) is not None
    directions = (HERE,) if is_aside else (HERE, STAYS)
    found = (_named(_bound(told, towards, Bond.SENTENCE)) for towards in directions)
    return next((place for place in found if place is not None), None)


def _of_sequel(told: Told, _: EventDate) -> Located | None:
    """«… подписали соглашение. Произошло это в Оше.»"""
    place = told.sequel.place
    return _named([place] if place else [])


def _of_trip_called_off(told: Told, _: EventDate) -> Located | None:
    """«поездку в Дубай отменил; его встреча с коллегой не состоялась»: it was to be there."""
    if told.judgement.status not in CALLED_OFF:
        return None
    trigger = told.frame.trigger
    before = [place for place in told.facts.places if place.last < trigger]
    return _named([place for place in before if place.direction is Direction.WHITHER][-1:])


def _bound(told: Told, directions: frozenset[Direction], farthest: Bond) -> list[FoundPlace]:
    """Places of the sentence that belong to the contact, the closest first, cities before lands."""
    places = [place for place in told.facts.places if place.direction in directions]
    if not places:
        return []
    bonds = Bonds(told)
    options = [(bonds.of(place.start, place.last), place) for place in places]
    near = [
        (not place.is_city, bond, place)
        for bond, place in options
        if bond <= farthest
        and not (bond is Bond.SENTENCE and is_of_other_times(told, place.span))
        and not is_of_another(told, place.first)
        and not is_of_next_half(told, place.first)
        and not is_beyond(told, place.first)
        and not _is_apart(told, place, bonds)
    ]
    return [place for *_, place in sorted(near, key=lambda option: option[:2])]


def _is_apart(told: Told, place: FoundPlace, bonds: Bonds) -> bool:
    """«встретился после саммита в Казани», «… и обещал приехать в Казань»: not in Kazan."""
    if bonds.is_of_promise(place.first):
        return True
    tokens = told.facts.sentence.tokens
    for forum in told.facts.forums:
        start, stop = forum.span.stop, place.span.start
        between = [token.pos for token in tokens if start <= token.span.start < stop]
        is_its = forum.span.covers(place.span) or between == ["ADP"]
        if is_its and is_apart_from(told, forum):
            return True
    return False


def _named(places: Sequence[FoundPlace]) -> Located | None:
    if not places:
        return None
    first = places[0]
    return first.place, Reason("place", NAMED_PLACE if first.is_city else NAMED_LAND, first.span)


NEAR = timedelta(days=3)
"""Who is in a city today was elsewhere a month ago, and will be in a month."""


def _carried(told: Told, when: EventDate) -> Located | None:
    """Where the story is, for what happened on its days."""
    thread, status = told.facts.thread, told.judgement.status
    scenes = (thread.past,) if status is Status.HELD else (thread.ahead, thread.past)
    scene = next((scene for scene in scenes if scene.place is not None), None)
    if scene is None or scene.place is None:
        return None
    if status is Status.PLANNED and scene is thread.past and when.first is None:
        return None
    if _is_with_others(told, scene) and _is_of_envoy(told, scene.place, when):
        return None
    # «В Нью-Йорке наши встречи – традиция. Так, в сентябре 2015 года …»: there, whenever it was.
    is_timeless = scene.day is None and scene.paragraph == told.facts.sentence.paragraph
    if not is_timeless and not _is_then(when, scene.day or told.setting.day):
        return None
    return scene.place.place, Reason("place", "where the story is", scene.place.span)


def _is_with_others(told: Told, scene: Scene) -> bool:
    """Another paragraph brought the story there, with nobody of these."""
    people = {name for mention in told.frame.participants for name in mention.people}
    return scene.paragraph != told.facts.sentence.paragraph and not people & scene.people


def _is_of_envoy(told: Told, place: FoundPlace, when: EventDate) -> bool:
    """An ambassador is received where he is accredited, not where the story is abroad."""
    is_abroad = place.iso != told.setting.home
    return is_abroad and meets_envoy(told) and _of_host(told, when) is None


def _of_main_forum(told: Told, when: EventDate) -> Located | None:
    """«Бишкек, 3 ноября. На полях саммита …»: where the summit is, not whence one writes of it."""
    thread, forum = told.facts.thread, told.setting.forum
    is_written_elsewhere = thread.past.place is not None and thread.past.place == thread.sent_from
    if not is_written_elsewhere or forum is None or forum.session is None:
        return None
    return _venue(forum) if is_on(forum.session, when) else None


def _is_then(when: EventDate, day: EventDate) -> bool:
    """The two may be the same days; nothing says no when one of them is unknown."""
    starts = when.first is None or day.last is None or when.first <= day.last + NEAR
    ends = when.last is None or day.first is None or when.last >= day.first - NEAR
    return starts and ends


def _of_host(told: Told, _: EventDate) -> Located | None:
    """Whoever receives does so at home, unless the text says elsewhere."""
    hosts = (host for host in (told.frame.host, host_of(told)) if host is not None)
    seats = ((host, place) for host in hosts if (place := seat_of(told, host)) is not None)
    host, place = next(seats, (None, None))
    if host is None or place is None:
        return None
    return place, Reason("place", "the seat of the host", host.span)


def _of_host_apart(told: Told, when: EventDate) -> Located | None:
    """Whoever receives while the story is abroad, with other people: at home, not in the story.

    An ambassador is received where he is accredited.
    """
    host, thread = _of_host(told, when), told.facts.thread
    is_ahead = told.judgement.status is Status.PLANNED and thread.ahead.place is not None
    scene = thread.ahead if is_ahead else thread.past
    if host is None or scene.place is None or scene.place.iso == host[0].country:
        return None
    people = {name for m in told.frame.participants for name in m.people}
    is_near = scene.paragraph == told.facts.sentence.paragraph
    is_of_others = bool(scene.people and people) and not is_near and not people & scene.people
    return host if is_of_others or meets_envoy(told) else None


def _of_named_forum(told: Told, _: EventDate) -> Located | None:
    """«увиделся на Мюнхенской конференции»: there, wherever the story was before."""
    forum = named_forum(told)
    return None if forum is None else _venue(forum)


def _of_forum(told: Told, when: EventDate) -> Located | None:
    """Where the forum is on whose days the contact took place."""
    is_plan = told.judgement.status is Status.PLANNED
    main = told.setting.forum, told.setting.coming if is_plan else None
    forums = (*told.facts.forums, *(forum for forum in main if forum is not None))
    on = (f for f in forums if f.session is not None and is_on(f.session, when))
    return next((found for forum in on if (found := _venue(forum)) is not None), None)


def _venue(forum: FoundForum) -> Located | None:
    session = forum.session
    if session is None or not session.country:
        return None
    place = Place(session.city, session.country)
    return place, Reason("place", FORUM_PLACE, forum.span, f"forums:{session.id}")


def _of_article(told: Told, when: EventDate) -> Located | None:
    city, form = told.setting.city, told.frame.word.form
    if city is None or form is Form.VISIT or not _is_then(when, told.setting.day):
        return None
    own, bonds = [p for p in told.facts.places if p.name == city.name], Bonds(told)
    if own and all(_is_apart(told, place, bonds) for place in own):
        return None
    return city.place, Reason("place", "the only city of the article", city.span)


Source = Callable[[Told, EventDate], Located | None]

OWN_SOURCES: tuple[Source, ...] = (
    _of_aside,
    _of_clause,
    _of_antecedent,
    _of_participant,
    _of_pointer,
    _of_sentence,
    _of_trip_called_off,
    _of_sequel,
    _of_named_forum,
)
"""What the words of the contact say, the surest first; a memory has no place of the story."""

STORY_SOURCES: tuple[Source, ...] = (
    _of_host_apart,
    _of_main_forum,
    _carried,
    _of_host,
    _of_forum,
    _of_article,
)
"""Where the article is, and whoever receives."""
