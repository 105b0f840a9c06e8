"""Which meeting a sentence of an article belongs to."""

from collections import defaultdict
from collections.abc import Sequence

from reading.facts import Form, MeetingReport, Span
from reading.text.analysis import Sentence


def owners_of(
    reports: Sequence[MeetingReport], sentences: Sequence[Sentence]
) -> tuple[int | None, ...]:
    """For each sentence the number of its report: its own, or that of the last telling before it.

    A sentence that tells of several is nobody's, and so are those before the first telling. Visits
    and memories only hold their own sentence.
    """
    owners: list[int | None] = []
    current: int | None = None
    tellers: dict[Span, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for span in {report.evidence, *report.more_evidence}:
            tellers[span].append(number)
    for sentence in sentences:
        told = tellers[sentence.span]
        talks = [n for n in told if _goes_on(reports[n])]
        if talks:
            current = talks[0] if len(talks) == 1 else None
        own = talks or told
        owners.append(own[0] if len(own) == 1 else current if not told else None)
    return tuple(owners)


def tells(report: MeetingReport, sentence: Span) -> bool:
    return sentence == report.evidence or sentence in report.more_evidence


def _goes_on(report: MeetingReport) -> bool:
    """What follows a visit or a memory is not about it."""
    return report.form is not Form.VISIT and not report.is_background
