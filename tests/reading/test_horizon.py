"""What is read of offices once their tables have ended: doubted, and then nobody is named."""

from datetime import date

import pytest

from reading.facts import MeetingReport
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

RUSSIAN = "Касым-Жомарт Токаев встретился в Варшаве с президентом Польши."
ENGLISH = "Kassym-Jomart Tokayev met the Polish president in Warsaw."
KNOWN, DOUBTED, FORGOTTEN = date(2025, 11, 20), date(2026, 11, 20), date(2028, 11, 20)


def only(reader: Reader, text: str, day: date) -> MeetingReport:
    (report,) = reader.facts(text, day).meetings
    return report


def rows(report: MeetingReport) -> list[str | None]:
    return [reason.source for reason in report.reasons if reason.rule == "held the office"]


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH], ids=["Russian", "English"])
def test_the_end_of_the_table_is_a_reason_to_doubt(reader: Reader, text: str) -> None:
    known, doubted = only(reader, text, KNOWN), only(reader, text, DOUBTED)
    assert len(known.participants) == len(doubted.participants)
    assert doubted.confidence < known.confidence
    assert rows(known) == ["holders:pl_pres"]
    assert rows(doubted) == ["holders:pl_pres (until 2025-12-31)"]


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH], ids=["Russian", "English"])
def test_long_after_it_the_office_stays_unnamed(reader: Reader, text: str) -> None:
    report = only(reader, text, FORGOTTEN)
    assert [participant.kind.value for participant in report.participants] == ["person", "office"]
    assert rows(report) == []


def test_a_name_in_the_text_is_not_doubted(reader: Reader) -> None:
    text = "Касым-Жомарт Токаев встретился с президентом Польши Каролем Навроцким."
    assert only(reader, text, DOUBTED).confidence == only(reader, text, KNOWN).confidence
