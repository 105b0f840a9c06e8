"""Whose house a residence is: «хозяин Белого дома», «глава Кремля», «обитатель Акорды»."""

from collections.abc import Mapping, Sequence

from reading.text.analysis import Token
from reading.whom.mind import Mind
from reading.world import Office

LONGEST = 3
"""Words of the name of a residence."""

MARKS = frozenset('«»"“”')


def seat_office(tokens: Sequence[Token], head: int, mind: Mind) -> Office | None:
    """The office whose residence is named right after the word at `head`."""
    words = [t.lemma for t in tokens[head + 1 : head + 2 + LONGEST] if t.text not in MARKS]
    seats = mind.scope.words.seats
    for length in range(LONGEST, 0, -1):
        seat = seats.get(" ".join(words[:length]))
        if seat is not None:
            offices = mind.scope.world.offices_at(*seat)
            return offices[0] if offices else None
    return None


def holder_named(office: Office, mind: Mind) -> str | None:
    """Who of the article holds it: «хозяин Кремля» where Putin is named."""
    fitting = [
        person
        for person, profile in mind.profiles.items()
        if office.country in profile.countries and office.level in profile.levels
    ]
    weights: Mapping[str, float] = mind.salience.weights
    return max(fitting, key=lambda person: weights.get(person, 0.0), default=None)
