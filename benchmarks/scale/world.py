"""An invented archive of any size, always the same: rows as the program would have stored them.

Few are famous, most are hardly known (Zipf). Of ten articles four tell of a meeting, the fifth
tells of one of them once more, the others only name people. They come in the order of their days.
"""

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from benchmarks.names.speed import invented
from benchmarks.reading.evaluate import SEEDS
from bot.models import load_lemmas, load_name_lists
from reading.facts import Basis, Form, Part, ParticipantKind, Precision, StatementKind, Status
from reading.spelling.name_keys import index_keys, search_key, surname_sound
from reading.spelling.office_titles import title_key
from reading.world import fold
from storage.models import (
    Article,
    ArticleBody,
    Meeting,
    MeetingParticipant,
    MeetingTopic,
    Mention,
    Outlet,
    Person,
    PersonAlias,
    PersonKey,
    PersonName,
    Position,
    Report,
    ReportParticipant,
    Statement,
)

SEED = 20240703
TODAY = date(2025, 9, 9)
FIRST = date(2012, 1, 1)
AHEAD = timedelta(days=60)
NOW = datetime(2025, 9, 9, 8, tzinfo=UTC)
OUTLETS = 20
TELLING, FIRST_TELLING = 5, 4
"""Of ten articles so many tell of a meeting, and so many of one that nobody had told of."""

WORDS = 60
"""Words of an article beside the names in it: as long as the lead of a feed."""

TAIL = 10_000
"""Rare words, beside those of the seeds."""

COUNTRIES = (
    *("KZ", "UZ", "KG", "TJ", "TM", "RU", "CN", "US", "TR", "AZ", "DE", "FR", "GB", "IT", "PL"),
    *("JP", "KR", "IN", "IR", "AF", "PK", "AE", "SA", "QA", "EG", "UA", "BY", "GE", "AM", "HU"),
    *("RS", "ES", "CH", "SE", "NO", "FI", "LT", "LV", "EE", "CZ", "SK", "BG", "RO", "GR", "IL"),
    *("JO", "KW", "OM", "ID", "MY", "TH", "VN", "SG", "AU", "CA", "BR", "MX", "AR", "ZA", "NG"),
)
CITIES = (
    *("Астана", "Алматы", "Ташкент", "Бишкек", "Душанбе", "Ашхабад", "Москва", "Пекин", "Анкара"),
    *("Баку", "Берлин", "Париж", "Лондон", "Рим", "Варшава", "Токио", "Сеул", "Дели", "Тегеран"),
    *("Женева", "Нью-Йорк", "Брюссель", "Вена", "Вашингтон"),
)
ORGANIZATIONS = ("ООН", "ШОС", "ОБСЕ", "ЕС", "НАТО", "СНГ", "МАГАТЭ", "ОТГ")
TITLES = ("президент", "министр иностранных дел", "премьер-министр", "посол", "спикер парламента")
TOPICS = ("security", "trade", "climate", "transport", "energy", "afghanistan")
FORMS = (Form.MEETING,) * 5 + (Form.TALKS, Form.TALKS, Form.VISIT, Form.PHONE_CALL, Form.SIDELINES)

Rows = dict[Any, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is in the archive."""

    articles: int
    people: int

    @property
    def meetings(self) -> int:
        return self.articles * 4 // 10


@dataclass(frozen=True)
class Invented:
    """The archive of one size; people and words are chosen by chance, the same at every call."""

    size: Size
    today: date = TODAY
    mentions: Counter[int] = field(default_factory=Counter)
    met: Counter[int] = field(default_factory=Counter)

    @cached_property
    def names(self) -> list[str]:
        """Person 1 is the most famous."""
        names = list(dict.fromkeys(invented(self.size.people * 3 // 2)))
        return names[: self.size.people]

    @cached_property
    def vocabulary(self) -> list[tuple[str, str]]:
        """A word and its lemma, the most usual first."""
        seeds = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
        usual = Counter(re.findall("[а-яё]{2,}", seeds)).most_common()
        _, surnames = load_name_lists()
        rare = random.Random(SEED).sample(sorted(surnames), TAIL)  # noqa: S311 (no secret)
        lemmas = load_lemmas()
        return [(word, lemmas.of(word)[0]) for word in [*(word for word, _ in usual), *rare]]

    def people(self) -> Iterator[Rows]:
        """Outlets and people, who are counted once all articles are made (`counts`)."""
        yield {Outlet: [{"id": n, "name": f"Издание {n}"} for n in range(1, OUTLETS + 1)]}
        for number, name in enumerate(self.names, start=1):
            keys = [{"key": key, "person_id": number} for key in sorted(index_keys([name]))]
            yield {
                Person: [self._person(number, name)],
                PersonName: [
                    {
                        "id": number,
                        "key": fold(name),
                        "name": name,
                        "country": None,
                        "is_known": False,
                        "sound": surname_sound(name),
                        "person_id": number,
                        "is_sure": True,
                        "articles": 0,
                    }
                ],
                PersonAlias: [
                    {
                        "person_id": number,
                        "alias": name,
                        "key": search_key(name),
                        "weight": 0,
                    }
                ],
                PersonKey: keys,
            }

    def counts(self) -> list[dict[str, int]]:
        everybody = range(1, len(self.names) + 1)
        return [
            {"id": number, "articles": self.mentions[number], "meetings": self.met[number]}
            for number in everybody
        ]

    def articles(self) -> Iterator[tuple[Rows, "Words"]]:
        """Everything that hangs on one article after another, and the words it is found by."""
        chance = random.Random(SEED)  # noqa: S311 (no secret)
        people = zipf(self.size.people)
        words = zipf(len(self.vocabulary))
        last = 0
        for number in range(1, self.size.articles + 1):
            group, place = divmod(number - 1, 10)
            day = self._day(number)
            who: list[int] = []
            rows: Rows = {}
            if place < TELLING:
                meeting = group * 4 + place % 4 + 1
                who = self._sides(meeting, people)
                if place < FIRST_TELLING:
                    rows |= self._meeting(meeting, day, who)
                    last = meeting
                rows |= self._report(number, min(meeting, last), day, who)
            who = who or [people.pick(chance), people.pick(chance)]
            yield self._article(number, day, list(dict.fromkeys(who)), words, chance, rows)

    def pair(self, chance: random.Random) -> tuple[int, int]:
        """Two who have met."""
        people = zipf(self.size.people)
        while True:
            one, other, *_ = [*self._sides(chance.randint(1, self.size.meetings), people), 0, 0]
            if other:
                return one, other

    def _day(self, number: int) -> date:
        span = (self.today + AHEAD - FIRST).days
        return FIRST + timedelta(days=(number - 1) * span // self.size.articles)

    def _sides(self, meeting: int, people: "Zipf") -> list[int]:
        chance = random.Random(meeting)  # noqa: S311 (no secret)
        count = 3 if meeting % 6 == 0 else 2
        return list(dict.fromkeys(people.pick(chance) for _ in range(count)))

    def _person(self, number: int, name: str) -> dict[str, Any]:
        return {
            "id": number,
            "key": fold(name),
            "name": name,
            "country": country_of(number),
            "articles": 0,
            "meetings": 0,
        }

    def _meeting(self, number: int, day: date, who: Sequence[int]) -> Rows:
        self.met.update(who)
        place = CITIES[number % len(CITIES)]
        is_ahead = day > self.today
        values = {
            "id": number,
            "form": FORMS[number % len(FORMS)],
            "status": Status.PLANNED if is_ahead or number % 15 == 0 else Status.HELD,
            "first_on": day,
            "last_on": day,
            "precision": Precision.DAY,
            "basis": Basis.EXPLICIT,
            "sorts_on": day,
            "place": place,
            "country": COUNTRIES[number % len(CITIES)],
            "forum": "Саммит" if number % 7 == 0 else None,
            "forum_key": f"summit-{day.year}" if number % 7 == 0 else None,
            "is_background": False,
            "reports": 2 if number % 4 == 1 else 1,
            "independent_reports": 1,
            "version": 1,
            "reported_at": NOW,
            "created_at": NOW,
            "changed_at": NOW,
        }
        sides = [
            _side(self.names, who, n)
            | {"meeting_id": number, "office": office_of(who[n]), "sorts_on": day}
            for n in range(len(who))
        ]
        topic = {"meeting_id": number, "topic": TOPICS[number % len(TOPICS)], "sorts_on": day}
        return {Meeting: [values], MeetingParticipant: sides, MeetingTopic: [topic]}

    def _report(self, number: int, meeting: int, day: date, who: Sequence[int]) -> Rows:
        values = {
            "id": number,
            "article_id": number,
            "meeting_id": meeting,
            "form": FORMS[meeting % len(FORMS)],
            "status": Status.HELD,
            "first_on": day,
            "last_on": day,
            "precision": Precision.DAY,
            "basis": Basis.EXPLICIT,
            "place": CITIES[meeting % len(CITIES)],
            "is_background": False,
            "confidence": 0.9,
            "evidence_start": 0,
            "evidence_stop": 40,
            "more_evidence": [],
            "outcomes": [],
            "reasons": [],
        }
        sides = [_side(self.names, who, n) | {"report_id": number} for n in range(len(who))]
        return {Report: [values], ReportParticipant: sides}

    def _article(
        self,
        number: int,
        day: date,
        who: Sequence[int],
        words: "Zipf",
        chance: random.Random,
        rows: Rows,
    ) -> tuple[Rows, "Words"]:
        self.mentions.update(who)
        chosen = [self.vocabulary[words.pick(chance) - 1] for _ in range(WORDS)]
        names = [self.names[one - 1] for one in who]
        body = f"{' '.join(names)} {' '.join(word for word, _ in chosen)}. Конец {number}."
        article = {
            "id": number,
            "identity": f"url:example.org/{number}",
            "url": f"https://example.org/{number}",
            "content_hash": f"{number:064d}",
            "outlet_id": number % OUTLETS + 1,
            "headline": " ".join(word for word, _ in chosen[:6]),
            "language": "ru",
            "published_on": day,
            "fetched_at": NOW,
            "read_with": "bench",
        }
        rows |= {
            Article: [article],
            ArticleBody: [{"article_id": number, "text": body}],
            Mention: [
                {"article_id": number, "person_id": one, "form": self.names[one - 1]}
                | {"name_id": one, "start": 0, "stop": 10}
                for one in who
            ],
            Position: [_position(number, one, day) for one in who],
        }
        if number % 3 == 0:
            rows[Statement] = [_statement(number, who[0], self.names[who[0] - 1], day)]
        lemmas = [lemma for _, lemma in chosen]
        found = [
            word.lower().replace("ё", "е") for name in names for word in re.findall(r"\w+", name)
        ]
        return rows, Words(number, day, tuple(lemmas[:6]), (*found, *lemmas))


@dataclass(frozen=True, slots=True)
class Words:
    """What an article is found by."""

    article_id: int
    day: date
    title: Sequence[str]
    text: Sequence[str]


class Zipf:
    """Numbers from 1, the second half as likely as the first, the third a third as likely."""

    def __init__(self, count: int) -> None:
        self._sums = list(accumulate(1 / rank for rank in range(1, count + 1)))

    def pick(self, chance: random.Random) -> int:
        return bisect(self._sums, chance.random() * self._sums[-1]) + 1


zipf = lru_cache(maxsize=None)(Zipf)


def country_of(person: int) -> str:
    return COUNTRIES[person * 7 % len(COUNTRIES)]


def office_of(person: int) -> str:
    """Every third person speaks for an organisation."""
    if person % 3:
        return TITLES[person % len(TITLES)]
    return f"генеральный секретарь {ORGANIZATIONS[person // 3 % len(ORGANIZATIONS)]}"


def _side(names: Sequence[str], who: Sequence[int], ordinal: int) -> dict[str, Any]:
    person = who[ordinal]
    return {
        "ordinal": ordinal,
        "kind": ParticipantKind.PERSON,
        "key": f"person:{person}",
        "person_id": person,
        "name": names[person - 1],
        "part": Part.PRINCIPAL,
        "country": country_of(person),
    }


def _position(number: int, person: int, day: date) -> dict[str, Any]:
    title = f"{TITLES[(person + number // 997 % 2) % len(TITLES)]} страны {person % 60}"
    return {
        "article_id": number,
        "person_id": person,
        "title": title,
        "organization": "",
        "key": title_key(title),
        "country": country_of(person),
        "start": 0,
        "stop": 10,
        "seen_on": day,
    }


def _statement(number: int, person: int, name: str, day: date) -> dict[str, Any]:
    return {
        "article_id": number,
        "person_id": person,
        "speaker": name,
        "kind": StatementKind.DIRECT,
        "said_on": day,
        "start": 0,
        "stop": 60,
        "evidence_start": 0,
        "evidence_stop": 60,
        "confidence": 0.9,
    }
