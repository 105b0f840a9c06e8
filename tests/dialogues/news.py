"""The archive that the dialogues ask: what becomes of plans, who contradicts whom, who said what.

The present is that of tests/newsstand.py, 9 September 2025.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from reading.facts import (
    Basis,
    EventDate,
    Form,
    Forum,
    Place,
    Precision,
    Span,
    Statement,
    StatementKind,
    Status,
)
from tests.newsstand import (
    QUOTED,
    STORIES,
    TOKAYEV,
    Figure,
    Story,
    told,
)

MIRZIYOYEV = Figure("Шавкат Мирзиёев", "Шавкат Мирзиёев", "президент Узбекистана", "UZ")
ZELENSKY = Figure("Владимир Зеленский", "Владимир Зеленский", "президент Украины", "UA")
SADYR = Figure("Садыр Жапаров", "Садыр Жапаров", "президент Кыргызстана", "KG")
AKYLBEK = Figure("Акылбек Жапаров", "Акылбек Жапаров", "премьер-министр Кыргызстана", "KG")
XI = Figure("Си Цзиньпин", "Си Цзиньпин", "председатель КНР", "CN")
SCHMID = Figure("Хельга Шмид", "Хельга Шмид", "генеральный секретарь ОБСЕ", "DE")

ASTANA, ALMATY = Place("Астана", "KZ"), Place("Алматы", "KZ")
TASHKENT, NEW_YORK = Place("Ташкент", "UZ"), Place("Нью-Йорк", "US")
SCO = Forum("саммит ШОС", "sco-chs-2024")


def called(figure: Figure, form: str) -> Figure:
    """The same, in another case."""
    return replace(figure, form=form)


def on(first: date, last: date | None = None) -> EventDate:
    precision = Precision.RANGE if last and last != first else Precision.DAY
    return EventDate(first, last or first, precision, Basis.EXPLICIT)


def told_by(
    outlet: str | None,
    published: date | None,
    sentence: str,
    *people: Figure,
    when: EventDate,
    more: str = "",
    **fields: Any,
) -> Story:
    """An article of one sentence that tells of one meeting; `more` is what follows it."""
    text = f"{sentence} {more}" if more else sentence
    outcomes = (Span(len(sentence) + 1, len(text)),) if more else ()
    report = told(text, sentence, *people, when=when, **{"outcomes": outcomes} | fields)
    address = f"https://example.org/{abs(hash_of(text))}" if outlet else None
    sentences = (sentence, more) if more else (sentence,)
    return Story(sentences, people, (report,), outlet, address, published)


def hash_of(text: str) -> int:
    """The same in every run."""
    return sum(ord(letter) * place for place, letter in enumerate(text, start=1))


def said_by(outlet: str, published: date, who: Figure, *words: str) -> Story:
    """An article that quotes somebody, sentence by sentence."""
    sentences = tuple(f"«{one}», — сказал {who.form}." for one in words)
    text = " ".join(sentences)
    statements = tuple(
        Statement(
            who.name,
            StatementKind.DIRECT,
            Span(text.index(one), text.index(one) + len(one)),
            Span(text.index(sentence), text.index(sentence) + len(sentence)),
        )
        for one, sentence in zip(words, sentences, strict=True)
    )
    address = f"https://example.org/{hash_of(text)}"
    return Story(sentences, (who,), (), outlet, address, published, statements)


IN_JUNE = EventDate(
    date(2023, 6, 1),
    date(2023, 6, 30),
    Precision.MONTH,
    Basis.FORUM,
    source="forums:aif-2023",
)
UNKNOWN_DAY = EventDate(None, None, Precision.UNKNOWN, Basis.NONE)
CALL = "1 сентября Касым-Жомарт Токаев провел телефонный разговор с Шавкатом Мирзиёевым."
AGREED = "Стороны договорились увеличить товарооборот до 10 миллиардов долларов."

PLANS = (
    told_by(
        "NUR.KZ",
        date(2025, 1, 10),
        "12 марта 2025 года Касым-Жомарт Токаев посетит Узбекистан, его примет Шавкат Мирзиёев.",
        TOKAYEV,
        MIRZIYOYEV,
        when=on(date(2025, 3, 12)),
        form=Form.VISIT,
        status=Status.PLANNED,
        place=TASHKENT,
    ),
    told_by(
        "Казахстанская правда",
        date(2025, 8, 20),
        "Касым-Жомарт Токаев встретится с Садыром Жапаровым.",
        TOKAYEV,
        called(SADYR, "Садыром Жапаровым"),
        when=UNKNOWN_DAY,
        status=Status.PLANNED,
    ),
    told_by(
        "NUR.KZ",
        date(2025, 8, 1),
        "20 сентября 2025 года Касым-Жомарт Токаев примет в Астане Владимира Зеленского.",
        TOKAYEV,
        called(ZELENSKY, "Владимира Зеленского"),
        when=on(date(2025, 9, 20)),
        status=Status.PLANNED,
        place=ASTANA,
    ),
    told_by(
        "Казахстанская правда",
        date(2025, 9, 1),
        "Касым-Жомарт Токаев примет Владимира Зеленского позже, 20 октября.",
        TOKAYEV,
        called(ZELENSKY, "Владимира Зеленского"),
        when=on(date(2025, 10, 20)),
        status=Status.POSTPONED,
        place=ASTANA,
    ),
    told_by(
        "NUR.KZ",
        date(2025, 7, 1),
        "15 августа 2025 года Касым-Жомарт Токаев примет в Астане Акылбека Жапарова.",
        TOKAYEV,
        called(AKYLBEK, "Акылбека Жапарова"),
        when=on(date(2025, 8, 15)),
        status=Status.PLANNED,
        place=ASTANA,
    ),
    told_by(
        "Казахстанская правда",
        date(2025, 8, 14),
        "Визит отменен: 15 августа Касым-Жомарт Токаев не примет Акылбека Жапарова.",
        TOKAYEV,
        called(AKYLBEK, "Акылбека Жапарова"),
        when=on(date(2025, 8, 15)),
        status=Status.CANCELLED,
        place=ASTANA,
    ),
)

HELD = (
    told_by(
        "NUR.KZ",
        date(2025, 9, 1),
        CALL,
        TOKAYEV,
        called(MIRZIYOYEV, "Шавкатом Мирзиёевым"),
        when=on(date(2025, 9, 1)),
        form=Form.PHONE_CALL,
        topics=("trade", "water"),
        more=AGREED,
    ),
    told_by(
        "NUR.KZ",
        date(2024, 7, 4),
        "3 июля 2024 года в Астане Касым-Жомарт Токаев провел переговоры с Си Цзиньпином.",
        TOKAYEV,
        called(XI, "Си Цзиньпином"),
        when=on(date(2024, 7, 3)),
        form=Form.TALKS,
        place=ASTANA,
        forum=SCO,
        topics=("trade", "transport"),
    ),
    told_by(
        "Казахстанская правда",
        date(2024, 7, 5),
        "Касым-Жомарт Токаев и Си Цзиньпин встретились 3 июля в Алматы.",
        TOKAYEV,
        XI,
        when=on(date(2024, 7, 3)),
        place=ALMATY,
    ),
    told_by(
        None,
        None,
        "На Международном форуме Астана Касым-Жомарт Токаев встретился с Хельгой Шмид.",
        TOKAYEV,
        called(SCHMID, "Хельгой Шмид"),
        when=IN_JUNE,
        place=ASTANA,
        forum=Forum("Международный форум Астана", "aif-2023"),
        topics=("security",),
    ),
)

SPEECHES = (
    said_by(
        "NUR.KZ",
        date(2025, 9, 2),
        TOKAYEV,
        "Вода станет главным вопросом для всей Центральной Азии",
        "Мы откроем новый торговый путь через Каспийское море",
    ),
    said_by(
        "Казахстанская правда",
        date(2025, 9, 2),
        TOKAYEV,
        "Мы откроем новый торговый путь через Каспийское море",
    ),
    said_by(
        "NUR.KZ",
        date(2024, 7, 4),
        TOKAYEV,
        "ШОС объединяет почти половину человечества",
        "Климат не знает границ, и ледники Тянь-Шаня тают",
        "Казахстан готов стать посредником в переговорах",
        "Доверие между соседями важнее любых договоров",
    ),
)

NEWS = (*STORIES, QUOTED, *PLANS, *HELD, *SPEECHES)
