"""Who met jointly, from who met whom."""

from reading.meetings.cliques import cliques


def neighbours(*pairs: str) -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {name: set() for pair in pairs for name in pair}
    for one, other in map(tuple, pairs):
        graph[one].add(other)
        graph[other].add(one)
    return graph


def test_a_host_of_two_guests_had_two_meetings() -> None:
    assert list(cliques(neighbours("ab", "ac"))) == [frozenset("ab"), frozenset("ac")]


def test_three_who_all_met_had_one_meeting() -> None:
    assert list(cliques(neighbours("ab", "ac", "bc"))) == [frozenset("abc")]


def test_nobody_met() -> None:
    assert list(cliques({})) == []
