"""The grammar of dates: rules from the most specific to the least, tried in this order.

A pattern works on calmed text (`date_words.calmed`); its reader turns the match into a reading.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reading.when import date_readings as readings
from reading.when import date_words as words
from reading.when import relative_readings as relative
from reading.when.date_readings import Context, Reading
from reading.when.date_words import ENGLISH_LEADS, INTO, LEADS, any_of

Reader = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`leads`: one of these words must stand before (empty: anything); `avoids`: none of these."""

    pattern: re.Pattern[str]
    read: Reader
    leads: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()

    def matches(self, calm: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
        """Matches in order, none over another, at the places where a date may begin."""
        after = 0
        for start in starts:
            match = self.pattern.match(calm, start) if start >= after else None
            if match is not None:
                after = match.end()
                yield match


WORD_BEGINS = r"(?<!\w)(?<!\w-)"


def _rule(pattern: str, read: Reader, **words_before: frozenset[str]) -> Rule:
    return Rule(re.compile(rf"(?:{pattern})(?!\w)"), read, **words_before)


# --- the parts of a date -------------------------------------------------------------------------
YEAR = r"(?:1[89]|20)\d\d"
YEAR_WORD = r"(?:-?(?:го|м|й)\b)?(?:\s*(?:гг?\.|г\b|год(?:а|у|ом|ах|ы)?\b))?"
STEP = any_of(words.STEPS)
WHICH = rf"(?P<which>{STEP})\s+(?:the\s+)?"

# A year before the day or month (Kazakh), and after it; the readers know the names of the groups.
YEAR_BEFORE = (
    rf"(?:(?P<year_before>{YEAR})\s+ж(?:ыл(?:ғы|ы|дың)|\.)|(?P<step_before>былтыр(?:ғы)?|биыл(?:ғы)?)"
    rf"|(?P<step_before_year>{STEP})\s+жыл\w*)\s+"
)
YEAR_AFTER = (
    rf"(?:,?\s+(?P<year>{YEAR})(?!\d){YEAR_WORD}|\s+(?P<this_year>[ст]\.\s?г\.)"
    r"|\s+(?P<same_year>того же года)"
    rf"|\s+(?:of\s+)?(?P<step>{STEP})\s+(?:год\w*|year))"
)

# A day doesn't go on from a clock («15:00»), a fraction or a score.
DAY = r"(?<!\d[:.,/])(?P<d{0}>3[01]|[12]\d|0?[1-9])(?:-?(?:го|е|st|nd|rd|th)\b)?(?!\d)"
DAY_1, DAY_2 = DAY.format(1), DAY.format(2)
MONTH_1, MONTH_2 = (rf"(?P<m{n}>{any_of(words.MONTHS)})(?!\w)" for n in (1, 2))
ENGLISH_1, ENGLISH_2 = (rf"(?P<m{n}>{any_of(words.MONTHS_EN)})(?!\w)" for n in (1, 2))
SHORT_1 = rf"(?P<m1>{any_of(words.MONTHS_SHORT)})(?![\w-])"
KAZAKH = rf"(?P<m1>{any_of(words.MONTHS_KK)})(?!\w)"
KAZAKH_GENITIVE = rf"(?P<m1>{words.BARE_MONTHS_KK})(?:[нд][ыі]ң|т[ыі]ң)"
KAZAKH_IN = rf"(?P<m1>(?:{words.BARE_MONTHS_KK})(?:[дт][ае](?:н|ғы|гі)?|[ғқ]а|[гк]е))(?!\w)"
WEEKDAY = rf"(?P<weekday>{any_of(words.WEEKDAYS)})"
SEASON = rf"(?P<season>{any_of(words.SEASONS)})"
IN_SEASON = rf"(?P<season>{words.IN_SEASON})"
CONTACT = rf"(?=\s+(?:\w+\s+)?(?:{words.CONTACT}))"
PART = rf"(?P<part>{any_of(words.PARTS)})"
ORDINAL = rf"(?P<ordinal>{any_of(words.ORDINALS)})"
QUARTER = r"(?P<of>квартал\w*|полугоди\w*|тоқсан\w*|quarter)"
NTH = rf"(?P<nth>{any_of(words.NTH)})"
WEEKEND = words.UNITS["weekend"]
DAY_OF_RANGE = rf"(?P<which_day>{any_of(words.DAYS_OF_RANGE)})"
DAY_OF_RANGE_2 = rf"(?P<which_day_2>{any_of(words.DAYS_OF_RANGE)})"
COUNT = rf"(?P<count>\d{{1,3}}|{any_of(words.NUMBERS)})"
UNIT = rf"(?P<unit>{any_of(words.UNITS)})"
ONE_UNIT = r"(?P<unit>день|неделю|месяц|год)"
WAY = rf"(?:(?P<back>{words.BACK})|{words.ONWARD})"
NOT_AFTER = r"(?!\s+(?:после|со?|от|of)\b)"
NEXT_SENTENCE = r"(?:(?<=[.!?|] )|(?<=\|))"
OF_WHAT = rf"(?P<side>после|до)(?=\s+(?:\w+\s+){{0,2}}(?:{words.TOLD_BEFORE}))"
PERIOD = (
    rf"(?:the\s+)?(?P<unit>{words.UNITS['weekend']}|{words.UNITS['week']}|{words.UNITS['month']}"
    r"|год(?:а|у|ом)?|жыл(?:ы|дың)?|year)"
)

ALONE = r"(?=\s*(?:[,.;:!?)]|$|\||и\b|и/|-\s|and\b|with\b|he\b|she\b))"
PART_OF_DAY = r"(?:утром|днем|вечером|ночью)"
ON = frozenset({"on"})
TO = r"\s*(?:-|\bпо\b|\bдо\b|\bto\b|\bthrough\b|\buntil\b)\s*"
AND = r"\s*(?:-|,|&|\bи\b|\bпо\b|\bдо\b|\bto\b|\band\b|\bthrough\b|\bжәне\b|\bмен\b)\s*"
MORE_DAYS = r"(?:,\s*\d\d?(?=\s*(?:,|и\b|and\b)))*"
YEAR_OF_FIRST = rf"(?:,?\s+(?P<year_1>{YEAR}){YEAR_WORD})?"


def _annual(body: str) -> str:
    return rf"(?:{YEAR_BEFORE})?(?:{body})(?:{YEAR_AFTER})?"


# --- the rules -----------------------------------------------------------------------------------
NUMERIC = (
    _rule(rf"{YEAR}-\d\d-\d\d", readings.read_iso),
    _rule(
        rf"(?<!\d[.])(?P<d1>\d\d?)(?P<sign>[./-])(?P<m1>\d\d?)(?P=sign)(?P<year>{YEAR}|\d\d)"
        r"(?![.]?\d)",
        readings.read_numeric,
    ),
    _rule(r"(?P<d1>\d\d)\.(?P<m1>\d\d)(?=,?\s+(?:\|\s+)?\d\d:\d\d)", readings.read_with_clock),
    _rule(r"(?<=\()(?P<d1>\d\d)\.(?P<m1>\d\d)(?=\))", readings.read_with_clock),
)
DAYS = (
    _rule(
        _annual(rf"{DAY_1}\s+{MONTH_1}{YEAR_OF_FIRST}{TO}{DAY_2}\s+{MONTH_2}"),
        readings.read_days_of_two_months,
    ),
    _rule(
        _annual(rf"{ENGLISH_1}\s+{DAY_1}{YEAR_OF_FIRST}{TO}{ENGLISH_2}\s+{DAY_2}"),
        readings.read_days_of_two_months,
    ),
    _rule(
        _annual(rf"{DAY_1}\s+{MONTH_1}{YEAR_OF_FIRST}\s+и\s+{DAY_2}\s+{MONTH_2}"),
        readings.read_two_days,
    ),
    _rule(
        _annual(rf"{ENGLISH_1}\s+{DAY_1}{YEAR_OF_FIRST}\s+and\s+{ENGLISH_2}\s+{DAY_2}"),
        readings.read_two_days,
    ),
    _rule(_annual(rf"{DAY_1}{MORE_DAYS}{AND}{DAY_2}\s+{MONTH_1}"), readings.read_days_of_month),
    _rule(
        _annual(rf"{ENGLISH_1}\s+{DAY_1}{MORE_DAYS}{AND}{DAY_2}(?![:.]\w)"),
        readings.read_days_of_month,
    ),
    _rule(_annual(rf"ночь\s+на\s+{DAY_1}\s+{MONTH_1}"), readings.read_night),
    _rule(_annual(rf"{DAY_1}(?:\s+of)?\s+{MONTH_1}"), readings.read_day),
    _rule(_annual(rf"{ENGLISH_1}\s+{DAY_1}(?![:.]\d)"), readings.read_day),
    _rule(_annual(rf"{DAY_1}\s+{SHORT_1}"), readings.read_day),
    _rule(
        _annual(rf"{KAZAKH_GENITIVE}\s+(?P<d1>3[01]|[12]\d|0?[1-9])-?(?:с?[ыі]|[шж][ыі])\w{{0,4}}"),
        readings.read_day,
    ),
)
PARTS = (
    _rule(_annual(rf"{PART}\s+{MONTH_1}"), readings.read_part_of_month),
    _rule(_annual(rf"(?P<part>mid)-?\s*{MONTH_1}"), readings.read_part_of_month),
    _rule(_annual(rf"{KAZAKH}\s+(?:айының\s+)?{PART}"), readings.read_part_of_month),
    _rule(rf"{PART}\s+(?P<year>{YEAR}){YEAR_WORD}", readings.read_part_of_year),
    _rule(rf"(?P<year>{YEAR})\s+жыл\w*\s+{PART}", readings.read_part_of_year),
    _rule(rf"{PART}\s+(?:{WHICH})?{PERIOD}", readings.read_part_of_period),
    _rule(rf"(?:{WHICH})?{PERIOD}\s+{PART}", readings.read_part_of_period),
    _rule(_annual(rf"{ORDINAL}\s+{QUARTER}(?:\s+of)?"), readings.read_quarter),
)
LAST_DAYS = (
    _rule(_annual(rf"последн\w+\s+(?:день|дня)\s+{MONTH_1}"), readings.read_last_day),
    _rule(_annual(rf"{NTH}\s+(?:{WEEKDAY}|{WEEKEND})\s+{MONTH_1}"), readings.read_nth_of_month),
    _rule(
        _annual(rf"{NTH}\s+(?:{WEEKDAY}|{WEEKEND})\s+(?:of|in)\s+{ENGLISH_1}"),
        readings.read_nth_of_month,
    ),
)
MONTHS_AND_SEASONS = (
    _rule(_annual(rf"{MONTH_1}\s*-\s*{MONTH_2}"), readings.read_two_months),
    _rule(rf"(?P<year>{YEAR}),\s+{MONTH_1}(?=[.:,]|\s*\|)", readings.read_month),
    _rule(rf"{MONTH_1}(?:\s+of)?{YEAR_AFTER}", readings.read_month),
    _rule(rf"{YEAR_BEFORE}{KAZAKH}(?:\s+ай\w*)?", readings.read_month),
    _rule(rf"{WHICH}{MONTH_1}", readings.read_month),
    _rule(_annual(rf"(?:{WHICH})?{IN_SEASON}"), readings.read_season),
    _rule(
        rf"{WHICH}(?P<season>{words.SEASONS_EN})",
        readings.read_season,
        avoids=frozenset({"the"}),
    ),
    _rule(rf"{SEASON}(?:\s+of)?{YEAR_AFTER}", readings.read_season),
)
YEARS = (
    _rule(
        rf"(?P<year_1>{YEAR})\s*-\s*(?P<year>{YEAR})(?!\d){YEAR_WORD}(?:\s+жыл\w*)?",
        readings.read_years,
    ),
    _rule(
        rf"(?P<year_1>{YEAR}){YEAR_WORD}\s+(?:по|to)\s+(?P<year>{YEAR})(?!\d){YEAR_WORD}",
        readings.read_years,
    ),
)
RELATIVE = (
    _rule(
        rf"{COUNT}\s+{UNIT}\s+(?:тому\s+)?(?:назад|бұрын|ago)",
        relative.read_ago,
        avoids=words.ABOUT,
    ),
    _rule(rf"{ONE_UNIT}\s+(?:тому\s+)?назад", relative.read_ago, avoids=words.ABOUT),
    _rule(r"полгода\s+(?:тому\s+)?назад", relative.read_half_year_ago, avoids=words.ABOUT),
    _rule(rf"несколько\s+{UNIT}\s+(?:тому\s+)?назад", relative.read_some_ago),
    _rule(rf"(?:через|in)\s+{COUNT}\s+{UNIT}{NOT_AFTER}", relative.read_ahead),
    _rule(rf"через\s+{ONE_UNIT}{NOT_AFTER}", relative.read_ahead),
    _rule(rf"{COUNT}\s+{UNIT}\s+(?:кейін|соң)", relative.read_ahead),
    _rule(rf"спустя\s+{COUNT}\s+{UNIT}{NOT_AFTER}", relative.read_since),
    _rule(rf"спустя\s+{ONE_UNIT}{NOT_AFTER}", relative.read_since),
    _rule(
        rf"(?:(?:за|через)\s+)?(?:{words.SOME})\s+{UNIT}\s+{WAY}", relative.read_some_from_previous
    ),
    _rule(
        rf"(?:(?:за|через)\s+)?(?:{COUNT}\s+)?{UNIT}\s+{WAY}",
        relative.read_from_previous_counted,
        avoids=words.ABOUT,
    ),
    _rule(
        rf"{NEXT_SENTENCE}(?:за|через|спустя)\s+(?:{COUNT}\s+)?{UNIT}\s+{OF_WHAT}",
        relative.read_from_event,
    ),
    _rule(
        r"незадолго до (?:этого|того(?!,? как))|shortly before that", relative.read_shortly_before
    ),
    _rule(rf"{WEEKDAY}\s+(?:of\s+)?{WHICH}(?:week|апта\w*)", relative.read_weekday),
    _rule(rf"{WHICH}{WEEKDAY}", relative.read_weekday),
    _rule(WEEKDAY, relative.read_weekday, leads=LEADS),
    _rule(rf"(?P<weekday>{words.WEEKDAYS_ALONE})(?:\s+күні)?", relative.read_weekday),
    _rule(rf"{WEEKDAY}(?=\s*[-:.][\s|]|\s*\|)", relative.read_weekday, leads=words.NOTHING),
    _rule(
        rf"(?P<weekday>{words.WEEKDAYS_NAMED})(?=,\s)", relative.read_weekday, leads=words.NOTHING
    ),
    _rule(rf"(?P<weekday>{words.WEEKDAYS_NAMED})(?=\.)", relative.read_weekday),
    _rule(rf"{WEEKDAY}(?=,?\s*\(?{DAY_1}\s+{MONTH_1})", relative.read_weekday),
    _rule(rf"(?<=\(){WEEKDAY}(?=\))", relative.read_weekday),
    _rule(rf"{WHICH}{PERIOD}", relative.read_stepped),
    _rule(r"биыл|былтыр", relative.read_this_year),
    _rule(any_of(words.STEPS_FROM_PREVIOUS), relative.read_from_previous),
    _rule(rf"{DAY_OF_RANGE}(?:\s+же)?\s+(?:день|дня)", relative.read_day_of_range, leads=INTO),
    _rule(rf"(?:{DAY_OF_RANGE}\s+дня|день\s+{DAY_OF_RANGE_2})", relative.read_day_of_range),
    _rule(any_of(words.DAY_WORDS), relative.read_day_word),
    _rule(words.LATELY, relative.read_lately),
    _rule(words.WEEKEND, relative.read_weekend),
    _rule(words.SHORTLY, relative.read_shortly),
    _rule(rf"(?P<d1>\d\d?)-(?:го|е|му){ALONE}", relative.read_day_alone, leads=words.CONTRASTS),
    _rule(rf"(?P<d1>\d\d?)-го\s+{PART_OF_DAY}", relative.read_day_alone),
    _rule(rf"the (?P<d1>\d\d?)(?:st|nd|rd|th){ALONE}", relative.read_day_alone, leads=ON),
)
BARE = (
    _rule(MONTH_1, readings.read_month, leads=LEADS),
    _rule(rf"(?P<m1>{words.MONTHS_ALONE})", readings.read_month, leads=frozenset({"to"})),
    _rule(KAZAKH_IN, readings.read_month),
    _rule(rf"(?P<m1>{words.BARE_MONTHS_KK})\s+ай\w*", readings.read_month),
    _rule(rf"(?P<m1>{any_of(words.MONTH_ADJECTIVES)}){CONTACT}", readings.read_month),
    _rule(rf"(?P<season>{words.SEASON_ADJECTIVES}){CONTACT}", readings.read_season),
    _rule(rf"прошлогодн\w+{CONTACT}", relative.read_last_year),
    _rule(rf"(?:the\s+)?{SEASON}", readings.read_season, leads=LEADS),
    _rule(rf"(?P<year>{YEAR})(?:-?(?:го|м|й)(?:\s+год\w*)?)", readings.read_year),
    _rule(rf"(?P<year>{YEAR})\s*(?:г\.|г(?!\w)|год(?:а|у|ом)?|жыл\w*|ж\.)", readings.read_year),
    _rule(rf"(?P<year>{YEAR})(?![-%]|\s*\d)", readings.read_year, leads=ENGLISH_LEADS),
)
RULES = (
    *NUMERIC,
    *DAYS,
    *LAST_DAYS,
    *PARTS,
    *MONTHS_AND_SEASONS,
    *YEARS,
    *RELATIVE,
    *BARE,
)


def _any_rule() -> str:
    """The patterns of all rules in one, which can't have a group of one name twice."""
    patterns = "|".join(rule.pattern.pattern for rule in RULES)
    return re.sub(r"\(\?P=\w+\)", ".", re.sub(r"\(\?P<\w+>", "(?:", patterns))


# Few words of a text can begin a date, and every rule would look at all of them. Which words begin
# a rule is told faster than whether the rule goes on.
OPENERS: tuple[Mapping[Any, str] | tuple[str, ...], ...] = (
    *(words.MONTHS, words.MONTHS_SHORT, words.MONTH_ADJECTIVES, words.WEEKDAYS, words.SEASONS),
    *(words.STEPS, words.PARTS, words.ORDINALS, words.NUMBERS, words.UNITS, words.DAY_WORDS),
    *(words.STEPS_FROM_PREVIOUS, words.DAYS_OF_RANGE),
)
OPENS = "|".join(
    [
        r"\d|былтыр|биыл|полгода|спустя|ночь|the\b|in\b|за\b|через|последн|прошлогодн|незадолго|shortly",
        words.SOME,
        words.LATELY,
        words.WEEKEND,
        words.SHORTLY,
        *(any_of(table) for table in OPENERS),
    ]
)
MAY_BEGIN = re.compile(rf"{WORD_BEGINS}(?={OPENS})(?={_any_rule()})")
