"""Names in the answers of `read`: as the text writes them, in the nominative."""

import pytest

from newsroom.rendering.predictions import prediction
from reading.facts import Facts, Person, Span

TEXT = "Kassym-Jomart Tokayev spoke. Tokayev left."
PERSON = Person(
    "Касым-Жомарт Токаев",
    mentions=(Span(0, 21), Span(29, 36)),
    aliases=("Kassym-Jomart Tokayev", "Tokayev"),
)


@pytest.mark.parametrize(
    ("language", "name", "aliases"),
    [
        ("en", "Kassym-Jomart Tokayev", ["Tokayev", "Касым-Жомарт Токаев"]),
        ("ru", "Касым-Жомарт Токаев", ["Kassym-Jomart Tokayev", "Tokayev"]),
    ],
)
def test_names_are_in_the_script_of_the_text(language: str, name: str, aliases: list[str]) -> None:
    (person,) = prediction("1", TEXT, Facts(language, people=(PERSON,)))["people"]
    assert (person["name"], person["aliases"]) == (name, aliases)
