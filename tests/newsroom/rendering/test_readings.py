"""What an article says, as lines for an editor: everything found, and why."""

from datetime import date

import pytest

from newsroom.rendering.readings import reading_lines, when
from reading.facts import (
    Basis,
    EventDate,
    Facts,
    Form,
    MeetingReport,
    Part,
    Participant,
    ParticipantKind,
    Person,
    Place,
    Position,
    Precision,
    Span,
    Statement,
    StatementKind,
    Status,
)

TEXT = "3 июля 2024 года Дуда\nвстретился с Шмид. Подписан план. «Мы рады», — сказал Дуда."
DAY = date(2024, 7, 3)
JULY = date(2024, 7, 1)
SAID = EventDate(DAY, DAY, Precision.DAY, Basis.EXPLICIT, Span(0, 16))


def side(name: str, part: Part = Part.PRINCIPAL) -> Participant:
    return Participant(ParticipantKind.PERSON, name, part)


REPORT = MeetingReport(
    participants=(side("Анджей Дуда"), side("Хельга Шмид")),
    form=Form.PHONE_CALL,
    status=Status.HELD,
    date=SAID,
    evidence=Span(0, 40),
    place=Place("Варшава"),
    topics=("trade", "odd"),
    outcomes=(Span(41, 54),),
)
FACTS = Facts(
    language="ru",
    headline="Дуда встретился с Шмид",
    people=(
        Person("Анджей Дуда", (), positions=(Position("президент Польши", "Польша", Span(0, 1)),)),
        Person("Хельга Шмид", ()),
    ),
    meetings=(REPORT,),
    statements=(Statement("Анджей Дуда", StatementKind.DIRECT, Span(57, 64), Span(56, 80)),),
    topics=("trade",),
    noise=(Span(0, 16),),
)


def lines(facts: Facts, *, with_noise: bool = False) -> list[str]:
    return list(reading_lines(facts, TEXT, {"trade": "trade"}, with_noise=with_noise))


def test_everything_found_is_told_with_the_words_that_say_so() -> None:
    assert lines(FACTS, with_noise=True) == [
        "  headline   Дуда встретился с Шмид",
        "  language   Russian",
        "  topics     trade",
        "  people",
        "    Анджей Дуда — президент Польши",
        "    Хельга Шмид",
        "  meetings",
        "    1. phone call, held: Анджей Дуда — Хельга Шмид",
        "       when     2024-07-03, said in the text: «3 июля 2024 года»",
        "       where    Варшава",
        "       topics   trade, odd",
        "       outcome  Подписан план",
        "       says so  «3 июля 2024 года Дуда встретился с Шмид.»",
        "  statements",
        "    Анджей Дуда (direct): «Мы рады»",
        "  left out as noise",
        "    3 июля 2024 года",
    ]


def test_an_article_that_tells_nothing_says_so() -> None:
    assert lines(Facts("other")) == [
        "  headline   —",
        "  language   one that is not read",
        "  meetings",
        "    none",
    ]


def test_a_doubtful_report_is_marked_and_a_traveller_named() -> None:
    doubtful = MeetingReport(
        participants=(side("Анджей Дуда", Part.TRAVELLER),),
        form=Form.VISIT,
        status=Status.PLANNED,
        date=EventDate(),
        evidence=Span(0, 16),
        is_background=True,
        confidence=0.3,
    )
    shown = lines(Facts("ru", meetings=(doubtful,)))
    assert shown[3] == (
        "    1. visit, planned, told as a memory, unsure and counted nowhere: "
        "Анджей Дуда (traveller)"
    )


@pytest.mark.parametrize(
    ("event_date", "shown"),
    [
        (EventDate(), ""),
        (SAID, "2024-07-03, said in the text: «3 июля 2024 года»"),
        (
            EventDate(DAY, None, Precision.BOUND, Basis.RELATIVE),
            "2024-07-03 – …, counted from the day of the article",
        ),
        (
            EventDate(
                date(2024, 7, 1), date(2024, 7, 31), Precision.MONTH, Basis.FORUM, source="x"
            ),
            "2024-07, the calendar of forums: x",
        ),
        (EventDate(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR), "2024"),
    ],
    ids=["unknown", "day", "open", "month", "year"],
)
def test_a_date_is_told_with_its_basis(event_date: EventDate, shown: str) -> None:
    assert when(event_date, TEXT) == shown
