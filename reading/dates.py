"""Days, months and years in a text, as ranges with precision and basis. Russian, Kazakh, English.

A table of patterns, longest kinds first; each has a function from its groups to days. A day or
month without a year stays partial until somebody knows its year: `resolve` takes it nearest the
anchor, by tense. Relative words need the anchor, the article's own day.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from reading.facts import Basis, EventDate, Precision, Span

MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "ма[йяею]": 5, "июн": 6, "июл": 7,
    "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12,
    "қаңтар": 1, "ақпан": 2, "наурыз": 3, "сәуір": 4, "мамыр": 5, "маусым": 6, "шілде": 7,
    "тамыз": 8, "қыркүйек": 9, "қазан(?!ы)": 10, "қараша": 11, "желтоқсан": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
WEEKDAYS = {
    "понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5,
    "воскресень": 6, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4,
    "saturday": 5, "sunday": 6, "дүйсенбі": 0, "сейсенбі": 1, "сәрсенбі": 2, "бейсенбі": 3,
    "жұма": 4, "сенбі": 5, "жексенбі": 6,
}  # fmt: skip
SEASONS = {"зим": (12, 2), "весн": (3, 5), "лет": (6, 8), "осен": (9, 11)}
DAYS_AWAY = {
    "позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2,
    "кеше": -1, "бүгін": 0, "ертең": 1, "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
NUMBERS = {
    "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6,
    "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "": 1,
}  # fmt: skip
ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4}
BEFORE = ("прошл", "минувш", "прошед", "last", "өткен", "былтыр")
AFTER = ("следующ", "будущ", "next", "келесі")

MONTH = "(?:" + "|".join(MONTHS) + r")[а-яёәіңғүұқөһ]{0,4}"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
YEAR = r"(?:19|20)\d{2}"
# «2019 года», «2019 г.», «2025-го», «прошлого года», «с. г.» after a day or month.
OF_YEAR = (
    rf"(?:,?\s+(?:(?P<year>{YEAR})(?!\d)(?:-?го|\s*г(?:од[а-я]*|\.)?|\s*жыл\w*)?"
    r"|(?P<which>прошл|минувш|текущ|эт|нынешн|следующ|будущ)\w+\s+год\w*|с\.\s?г\.))?"
)
WHICH = r"(?P<which>прошл|минувш|прошедш|текущ|эт|нынешн|следующ|будущ)\w+"
HOW_MANY = rf"(?:(?P<count>\d+|{'|'.join(word for word in NUMBERS if word)})\s+)?"
UNIT = r"(?P<unit>день|дня|дней|недел\w+|месяц\w*|год\w*|лет)"


class Tense(Enum):
    """What the words around a date say of its direction from the article's day."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in the text. Without a year (`is_partial`) its days lie in the anchor's year, or in
    year 4 (a leap year) when there is no anchor: call `resolve` before use."""

    span: Span
    first: date
    last: date
    precision: Precision
    basis: Basis
    is_partial: bool = False

    @property
    def event_date(self) -> EventDate:
        return EventDate(self.first, self.last, self.precision, self.basis, self.span)


NO_YEAR = 4


@dataclass(frozen=True, slots=True)
class Days:
    """What a pattern found, before it is placed in the text."""

    first: date
    last: date
    precision: Precision
    basis: Basis = Basis.EXPLICIT
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the article's own day: the day, or only its year, or nothing."""

    day: date | None = None
    year: int | None = None


Reader = Callable[[re.Match[str], Anchor], Days | None]


def find_dates(
    text: str, anchor_day: date | None, year: int | None = None
) -> tuple[FoundDate, ...]:
    """All dates of the text, in its order, never overlapping.

    `anchor_day` is the article's own day; without it relative words («вчера») are left alone.
    `year` is that day's year when only this is known: it dates «в конце года» and «29 июня».
    """
    anchor = Anchor(anchor_day, anchor_day.year if anchor_day else year)
    found: list[FoundDate] = []
    for pattern, read in PATTERNS:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            days = _read(read, match, anchor)
            if days is not None:
                found.append(
                    FoundDate(
                        span, days.first, days.last, days.precision, days.basis, days.is_partial
                    )
                )
    return tuple(_without_weekdays(sorted(found, key=lambda date: date.span), text))


def resolve(found: FoundDate, anchor: date | None, tense: Tense) -> EventDate | None:
    """The date with its year: by tense, else nearest to the anchor. None when nothing tells it."""
    if not found.is_partial:
        return found.event_date
    if anchor is None:
        return None
    options = [option for option in _years(found, anchor) if _agrees(option, anchor, tense)]
    if not options:
        return None
    return min(options, key=lambda option: abs((option.first - anchor).days)).event_date


def _years(found: FoundDate, anchor: date) -> Iterator[FoundDate]:
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        shift = year - found.first.year
        try:
            first = found.first.replace(year=year)
            last = found.last.replace(year=found.last.year + shift)
        except ValueError:  # 29 February
            continue
        yield replace(found, first=first, last=last)


def _agrees(found: FoundDate, anchor: date, tense: Tense) -> bool:
    if tense is Tense.PAST:
        return found.first <= anchor
    if tense is Tense.FUTURE:
        return found.last >= anchor
    return True


def _read(read: Reader, match: re.Match[str], anchor: Anchor) -> Days | None:
    try:
        return read(match, anchor)
    except (ValueError, OverflowError):  # 31 February, the year 9999 + 1
        return None


def _without_weekdays(found: list[FoundDate], text: str) -> Iterator[FoundDate]:
    """«в пятницу, 5 июля», «сегодня, 3 июля»: one date, said twice; the day itself says more."""
    for one, following in pairwise([*found, None]):
        if one is None:
            return
        between = text[one.span.stop : following.span.start] if following else "far"
        if one.basis is Basis.RELATIVE and following and between.strip() in {"", ","}:
            continue
        yield one


# --- what the patterns mean -----------------------------------------------------------------


def _month(word: str) -> int:
    return next(number for stem, number in MONTHS.items() if re.match(stem, word.lower()))


def _year(match: re.Match[str], anchor: Anchor) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("which") and anchor.year:
        return anchor.year + _direction(groups["which"])
    return None


def _direction(word: str) -> int:
    word = word.lower()
    return -1 if word.startswith(BEFORE) else 1 if word.startswith(AFTER) else 0


def _basis(match: re.Match[str]) -> Basis:
    return Basis.RELATIVE if match.groupdict().get("which") else Basis.EXPLICIT


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _dated(match: re.Match[str], anchor: Anchor) -> tuple[int, bool]:
    """The year to count in, and whether it is only assumed."""
    year = _year(match, anchor)
    if year is not None:
        return year, False
    only_year = anchor.day is None and anchor.year is not None
    return anchor.year or NO_YEAR, not only_year


def _day_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    year, partial = _dated(match, anchor)
    day = date(year, _month(match["month"]), int(match["day"]))
    return Days(day, day, Precision.DAY, _basis(match), partial)


def _days_of_month(match: re.Match[str], anchor: Anchor) -> Days | None:
    year, partial = _dated(match, anchor)
    month = _month(match["month"])
    first, last = date(year, month, int(match["day"])), date(year, month, int(match["day2"]))
    if first > last:
        return None
    return Days(first, last, Precision.RANGE, _basis(match), partial)


def _day_to_day(match: re.Match[str], anchor: Anchor) -> Days:
    year, partial = _dated(match, anchor)
    first = date(year, _month(match["month"]), int(match["day"]))
    last = date(year, _month(match["month2"]), int(match["day2"]))
    if first > last:
        first = first.replace(year=year - 1)
    return Days(first, last, Precision.RANGE, _basis(match), partial)


def _numeric(match: re.Match[str], anchor: Anchor) -> Days:
    day = date(int(match["year"]), int(match["number"]), int(match["day"]))
    return Days(day, day, Precision.DAY)


def _whole_month(match: re.Match[str], anchor: Anchor) -> Days:
    year, partial = _dated(match, anchor)
    month = _month(match["month"])
    last = end_of_month(year, month)
    return Days(date(year, month, 1), last, Precision.MONTH, _basis(match), partial)


def _month_english(match: re.Match[str], anchor: Anchor) -> Days:
    return (_day_of_month if match["day"] else _whole_month)(match, anchor)


def _part_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    year, partial = _dated(match, anchor)
    month, part = _month(match["month"]), _part(match["part"])
    first = date(year, month, 1 + 10 * part)
    last = date(year, month, 10 * part + 10) if part < END else end_of_month(year, month)
    return Days(first, last, Precision.RANGE, _basis(match), partial)


def _part_of_year(match: re.Match[str], anchor: Anchor) -> Days | None:
    year = _year(match, anchor) or anchor.year
    if year is None:
        return None
    basis = Basis.EXPLICIT if match.groupdict().get("year") else Basis.RELATIVE
    part = _part(match["part"])
    if part == END and match["until"]:
        start = anchor.day if anchor.day and anchor.year == year else date(year, 1, 1)
        return Days(start, date(year, 12, 31), Precision.BOUND, basis)
    months = ((1, 3), (5, 8), (10, 12))[part]
    return Days(date(year, months[0], 1), end_of_month(year, months[1]), Precision.RANGE, basis)


END = 2


def _part(word: str) -> int:
    return ("н", "с", "к").index(word[0].lower())


def _fraction(match: re.Match[str], anchor: Anchor) -> Days | None:
    year = _year(match, anchor) or anchor.year
    if year is None:
        return None
    number = next(n for stem, n in ORDINALS.items() if match["ordinal"].lower().startswith(stem))
    months = 3 if match["unit"].lower().startswith("к") else 6
    first = date(year, (number - 1) * months + 1, 1)
    return Days(first, end_of_month(year, number * months), Precision.RANGE, _basis(match))


def _season(match: re.Match[str], anchor: Anchor) -> Days:
    year, partial = _dated(match, anchor)
    start, end = SEASONS[match["season"].lower()]
    last = end_of_month(year + (start > end), end)
    return Days(date(year, start, 1), last, Precision.SEASON, _basis(match), partial)


def _years_span(match: re.Match[str], anchor: Anchor) -> Days:
    first, last = date(int(match["year"]), 1, 1), date(int(match["year2"]), 12, 31)
    return Days(first, last, Precision.RANGE)


def _whole_year(match: re.Match[str], anchor: Anchor) -> Days:
    return _of_year(int(match["year"]), Basis.EXPLICIT)


def _of_year(year: int, basis: Basis) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)


def _relative_unit(match: re.Match[str], anchor: Anchor) -> Days | None:
    if anchor.day is None:
        return None
    today = anchor.day
    away = _direction(match["which"])
    unit = match["unit"].lower()
    if unit.startswith(("год", "year")):
        return _of_year(today.year + away, Basis.RELATIVE)
    if unit.startswith(("месяц", "month")):
        year, month = _shift_month(today, away)
        last = end_of_month(year, month)
        return Days(date(year, month, 1), last, Precision.MONTH, Basis.RELATIVE)
    monday = today - timedelta(today.weekday() - 7 * away)
    return Days(monday, monday + timedelta(6), Precision.RANGE, Basis.RELATIVE)


def _shift_month(day: date, months: int) -> tuple[int, int]:
    whole = day.year * 12 + day.month - 1 + months
    return whole // 12, whole % 12 + 1


def _away(match: re.Match[str], anchor: Anchor) -> Days | None:
    """«три дня назад», «через две недели»: years and months away are known to their month."""
    if anchor.day is None:
        return None
    today = anchor.day
    word = (match["count"] or "").lower()
    count = int(word) if word.isdigit() else NUMBERS[word]
    count = -count if match["ago"] else count
    unit = match["unit"].lower()
    if unit.startswith(("д", "н")):
        day = today + timedelta(count * (7 if unit.startswith("н") else 1))
        return Days(day, day, Precision.DAY, Basis.RELATIVE)
    if unit.startswith("м"):
        year, month = _shift_month(today, count)
        last = end_of_month(year, month)
        return Days(date(year, month, 1), last, Precision.MONTH, Basis.RELATIVE)
    return _of_year(today.year + count, Basis.RELATIVE)


def _weekday(match: re.Match[str], anchor: Anchor) -> Days | None:
    """«в понедельник» is the latest one; «в следующий понедельник» that of the next week."""
    if anchor.day is None:
        return None
    today = anchor.day
    number = next(n for stem, n in WEEKDAYS.items() if match["weekday"].lower().startswith(stem))
    away = number - today.weekday()
    if match.groupdict().get("which"):
        away += 7 * _direction(match["which"])
    elif away > 0:
        away -= 7
    day = today + timedelta(away)
    return Days(day, day, Precision.DAY, Basis.RELATIVE)


def _day_away(match: re.Match[str], anchor: Anchor) -> Days | None:
    if anchor.day is None:
        return None
    today = anchor.day
    day = today + timedelta(DAYS_AWAY[match["word"].lower()])
    return Days(day, day, Precision.DAY, Basis.RELATIVE)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (_compiled(pattern), read)
    for pattern, read in (
        (
            rf"\b(?P<year>{YEAR})\s+жылғы\s+(?P<day>{DAY})\s+(?P<month>{MONTH})\b",
            _day_of_month,
        ),
        (rf"\b(?P<year>{YEAR})\s+жылғы\s+(?P<month>{MONTH})\b", _whole_month),
        (
            rf"\bс\s+(?P<day>{DAY})\s+(?P<month>{MONTH})\s+(?:по|до)\s+"
            rf"(?P<day2>{DAY})\s+(?P<month2>{MONTH})\b{OF_YEAR}",
            _day_to_day,
        ),
        (
            rf"\b(?:с\s+)?(?P<day>{DAY})\s*(?:[-–—]|по|и)\s*(?P<day2>{DAY})\s+"
            rf"(?P<month>{MONTH})\b{OF_YEAR}",
            _days_of_month,
        ),
        (rf"\b(?P<day>{DAY})\s+(?P<month>{MONTH})\b{OF_YEAR}", _day_of_month),
        (
            rf"\b(?:on|in)\s+(?P<month>{MONTH})(?:\s+(?P<day>{DAY})\b)?(?:,?\s+(?P<year>{YEAR}))?\b",
            _month_english,
        ),
        (
            rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY}),\s+(?P<year>{YEAR})\b",
            _day_of_month,
        ),
        (rf"\b(?P<day>{DAY})\.(?P<number>0?[1-9]|1[0-2])\.(?P<year>{YEAR})\b", _numeric),
        (
            rf"\b(?P<part>начал|середин|конц)\w+\s+(?P<month>{MONTH})\b{OF_YEAR}",
            _part_of_month,
        ),
        (
            rf"\b(?P<until>до\s+)?(?P<part>начал|середин|кон[ец]?ц)\w+\s+"
            rf"(?:(?P<year>{YEAR})\s+год\w*|{WHICH}\s+год\w*|год[ау]?\b)",
            _part_of_year,
        ),
        (
            rf"\b(?:в|во|за|к|с|до|на|предстоящ\w+\s+в)\s+(?P<month>{MONTH})\b{OF_YEAR}",
            _whole_month,
        ),
        (
            rf"\b(?P<ordinal>перв|втор|трет|четв[её]рт)\w+\s+(?P<unit>квартал|полугоди)\w*"
            rf"(?:\s+(?:(?P<year>{YEAR})\s+год\w*|{WHICH}\s+год\w*))?",
            _fraction,
        ),
        (
            rf"\b(?P<season>зим|весн|лет|осен)(?:ой|ою|ом|ью)\b"
            rf"(?:\s+(?:(?P<year>{YEAR})\s+г\w*|{WHICH}\s+год\w*))?",
            _season,
        ),
        (
            rf"\b(?P<year>{YEAR})\s*[-–—]\s*(?P<year2>{YEAR})\s+г(?:од\w*|г\.)",
            _years_span,
        ),
        (rf"\b(?P<year>{YEAR})(?:-?м|-?го)?\s+(?:год\w*|г\.|жыл\w*)", _whole_year),
        (rf"\bin\s+(?P<year>{YEAR})\b", _whole_year),
        (
            r"\b(?P<which>прошл|минувш|прошедш|текущ|этом|этого|этой|нынешн|следующ|будущ)\w*\s+"
            r"(?P<unit>год|месяц|недел)\w*",
            _relative_unit,
        ),
        (r"\b(?P<which>last|this|next)\s+(?P<unit>year|month|week)\b", _relative_unit),
        (rf"\b{HOW_MANY}{UNIT}\s+(?P<ago>назад)\b", _away),
        (rf"\bчерез\s+{HOW_MANY}{UNIT}\b(?P<ago>)", _away),
        (
            rf"\b(?:(?:в|во)\s+)?{WHICH}\s+(?P<weekday>{'|'.join(WEEKDAYS)})\w*",
            _weekday,
        ),
        (rf"\b(?:в|во|on)\s+(?P<weekday>{'|'.join(WEEKDAYS)})\w*", _weekday),
        (rf"\b(?P<word>{'|'.join(DAYS_AWAY)})\b", _day_away),
    )
)
