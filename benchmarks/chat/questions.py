"""What people type, command by command, about those whom the invented archive knows."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.scale.world import CITIES, ORGANIZATIONS, Invented, zipf

SEED = 11
SHORTEST = 6
"""Letters of a word that somebody may look for."""

DOSSIER = "PDF для печати"

TEXT_MS, INLINE_MS, PICTURE_MS = 150, 1_000, 2_000
"""What we want of the slowest of twenty answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """Messages of one kind. `wanted`: milliseconds, p95. `is_file`: a picture or a document.

    `is_inline`: typed after the bot's name in another chat. `button`: what is measured is the
    answer to this button under the answer.
    """

    name: str
    messages: Sequence[str]
    wanted: int = TEXT_MS
    is_inline: bool = False
    button: str | None = None

    @property
    def is_file(self) -> bool:
        return self.wanted == PICTURE_MS


def questions(archive: Invented, count: int) -> list[Question]:
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    people = zipf(archive.size.people)

    def name() -> str:
        return archive.names[people.pick(chance) - 1]

    def pair() -> str:
        return ", ".join(archive.names[one - 1] for one in archive.pair(chance))

    def meeting() -> int:
        return chance.randint(1, archive.size.meetings)

    def year() -> int:
        return chance.randint(2013, 2025)

    word, rare = (
        [one for one, _ in some if len(one) >= SHORTEST]
        for some in (archive.vocabulary[:1000], archive.vocabulary[1000:])
    )
    kinds: dict[str, Callable[[], str]] = {
        "/start": lambda: "/start",
        "/help": lambda: "/help",
        "/who": lambda: f"/who {name()}",
        "/who, surname": lambda: f"/who {name().split()[-1]}",
        "/who, nobody": lambda: "/who Иванько",
        "/timeline": lambda: "/timeline",
        "/timeline, person": lambda: f"/timeline {name()} {year()}",
        "/timeline, free words": lambda: f"/timeline {chance.choice(['саммит', 'посол'])}",
        "/pair": lambda: f"/pair {pair()}",
        "/country": lambda: f"/country {chance.choice(['Узбекистан', 'Германия', 'Китай'])}",
        "/org": lambda: f"/org {chance.choice(ORGANIZATIONS)}",
        "/topic": lambda: f"/topic {chance.choice(['безопасность', 'торговля', 'климат'])}",
        "/upcoming": lambda: "/upcoming",
        "/upcoming, city": lambda: f"/upcoming {chance.choice(CITIES)}",
        "/meeting": lambda: f"/meeting {meeting()}",
        "/why": lambda: f"/why {meeting()}",
        "/quotes": lambda: f"/quotes {name()}",
        "/search": lambda: f"/search {chance.choice(word)}",
        "/search, two words": lambda: f"/search {chance.choice(word)} {chance.choice(rare)}",
        "/brief": lambda: f"/brief {pair()}",
        "/digest": lambda: "/digest",
        "/export": lambda: f"/export {name()}",
        "/about": lambda: "/about",
        "/settings": lambda: "/settings",
        "a name": name,
        "a question": lambda: f"когда {name()} последний раз встречался?",
    }
    pictures: dict[str, Callable[[], str]] = {
        "/stats, picture": lambda: f"/stats {year()}",
        "/network, picture": lambda: f"/network {year()}",
    }
    few = min(count, 13)
    return [
        *(Question(kind, [make() for _ in range(count)]) for kind, make in kinds.items()),
        Question("inline", [name() for _ in range(count)], INLINE_MS, is_inline=True),
        *(
            Question(kind, [make() for _ in range(few)], PICTURE_MS)
            for kind, make in pictures.items()
        ),
        Question(
            "/brief, PDF", [f"/brief {pair()}" for _ in range(few)], PICTURE_MS, button=DOSSIER
        ),
    ]
