"""What somebody asks of /subscribe in words. Pure: words in, hours, zone, days and names out.

«8:30 Алматы по будням Токаев, ООН, климат»; «в 9 утра»; «at 7 pm UTC+5»; «итоги недели, вс 18:00».
Nothing is an error here: a name that nobody knows is found out by whoever looks for it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import available_timezones

from storage.models import Kind

LONGEST = 300

HOURS_OF_DAY = 24
NOON = 12
LAST_AT_NIGHT = 5
"""«в 10 ночи» is in the evening, «в 5 ночи» in the morning."""

TIME = re.compile(
    r"(?<![\w:.+-])(?:(?:в|во|к|at|сағат)\s+)?"
    r"(?:(?P<before>таңғы|түскі|түнгі|кешкі)\s+(?:сағат\s+)?)?"
    r"(?P<hour>\d{1,2})(?:(?:[:.-]|\s(?=[0-5]\d(?!\w)))(?P<minute>\d\d))?(?:-(?:да|де|та|те))?"
    r"(?:\s*(?:ч(?:ас\w*)?\b\.?|h\b|o['’]clock))?"
    r"(?:\s*(?P<after>утра|дня|вечера|ночи|a\.?m\b\.?|p\.?m\b\.?))?"
    r"(?![\w:]|\.\d|-\w)",
    re.IGNORECASE,
)
NAMED_HOURS = (
    (
        re.compile(r"(?<!\w)(?:в\s+)?(?:полдень|(?:at\s+)?noon|түсте)(?!\w)", re.IGNORECASE),
        time(12),
    ),
    (re.compile(r"(?<!\w)(?:в\s+)?(?:полночь|(?:at\s+)?midnight)(?!\w)", re.IGNORECASE), time(0)),
)
MORNING = frozenset({"утра", "таңғы", "am"})
AFTERNOON = frozenset({"дня", "вечера", "кешкі", "pm", "түскі"})
NIGHT = frozenset({"ночи", "түнгі"})

OFFSET = re.compile(
    r"(?<!\w)(?:UTC|GMT|МСК)\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?::(?P<minutes>\d\d))?(?![\w:])",
    re.IGNORECASE,
)
BARE_ZONES = (
    (re.compile(r"(?<!\w)(?:UTC|GMT)(?!\w)", re.IGNORECASE), "UTC"),
    (re.compile(r"(?<!\w)(?:МСК|MSK)(?!\w)", re.IGNORECASE), "Europe/Moscow"),
)
IANA = re.compile(r"(?<![\w/])[A-Za-z]+(?:/[A-Za-z_+-]+\d*)+(?![\w/])")
MOST_EAST, MOST_WEST = 14, 12
# Where the clocks stand between the hours, and are never changed.
PARTED = {
    (1, 3, 30): "Asia/Tehran",
    (1, 4, 30): "Asia/Kabul",
    (1, 5, 30): "Asia/Kolkata",
    (1, 5, 45): "Asia/Kathmandu",
    (1, 6, 30): "Asia/Yangon",
    (1, 8, 45): "Australia/Eucla",
    (1, 9, 30): "Australia/Darwin",
    (-1, 9, 30): "Pacific/Marquesas",
}

EVERY_DAY, WORKDAYS, WEEKEND = 127, 31, 96
DAYS_IN_WORDS = (
    (r"(?:по\s+|в\s+|кажд\w+\s+)?будн\w*(?:\s+д(?:н\w+|ень))?|(?:по\s+|в\s+|кажд\w+\s+)?рабочи\w*\s+д(?:н\w*|ень)"
     r"|(?:on\s+|every\s+)?(?:weekdays?|workdays?|working\s+days?)|жұмыс\s+күндері", WORKDAYS),
    (r"(?:по\s+|в\s+)?выходны\w*(?:\s+дн\w+)?|(?:on\s+|at\s+)?weekends?"
     r"|демалыс\s+күндері", WEEKEND),
    (r"кажды\w+\s+день|ежедневно|every\s*day|daily|күн\s+сайын", EVERY_DAY),
)  # fmt: skip
DAY_NAMES = (
    r"пн|понедельник\w*|mon(?:days?)?|дс|дүйсенбі\w*",
    r"вт|вторник\w*|tue(?:s(?:days?)?)?|сс|сейсенбі\w*",
    r"ср|сред[аыуе]\w*|wed(?:nesdays?)?|сәрсенбі\w*",
    r"чт|четверг\w*|thu(?:rs(?:days?)?)?|бс|бейсенбі\w*",
    r"пт|пятниц\w*|fri(?:days?)?|жм|жұма(?:сы|да)?",
    r"сб|суббот\w*|sat(?:urdays?)?|сб|сенбі\w*",
    r"вс|воскресень\w*|sun(?:days?)?|жс|жексенбі\w*",
)
DAY_NAME = "|".join(f"(?:{names})" for names in DAY_NAMES)
DAYS = re.compile(
    rf"(?<![\w-])(?:(?:по|во?|on|кажд\w+|every)\s+)?(?P<first>{DAY_NAME})"
    rf"(?:\s*[-–—]\s*(?P<last>{DAY_NAME}))?(?![\w-])",
    re.IGNORECASE,
)

KIND_WORDS = (
    (r"итог\w*\s+недели|за\s+неделю|еженедельн\w*|раз\s+в\s+неделю|weekly(?:\s+review)?"
     r"|once\s+a\s+week|апта\s+(?:сайын|қорытындысы)", Kind.WEEKLY),
    (r"итог\w*\s+месяца|месяц\s+в\s+(?:числах|цифрах)|за\s+месяц|ежемесячн\w*|раз\s+в\s+месяц"
     r"|monthly(?:\s+(?:review|numbers))?|once\s+a\s+month"
     r"|ай\s+(?:сайын|қорытындысы)", Kind.MONTHLY),
)  # fmt: skip
ONE_MORE = r"ещё(?:\s+одн\w+)?|еще(?:\s+одн\w+)?|также|also|another(?:\s+one)?|тағы(?:\s+бір)?"
EVERYTHING = r"(?:обо\s+)?вс[её]м?(?:\s+подряд)?|(?:about\s+)?everything|бәрі|барлығы"

BETWEEN = re.compile(r"[,;|\n]+|(?<!\w)(?:и|and|және)(?!\w)", re.IGNORECASE)
LEADS = re.compile(
    r"^(?:(?:по\s+времени|о|об|про|на|по|в|из|только|about|on|in|only|тем[аыу]|topics?)\s*:?\s+)+"
    r"|\s+(?:time|уақыты|туралы|бойынша)$",
    re.IGNORECASE,
)
LONGEST_CITY = 3
"""Words of the name of a city."""

FindZones = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said; what wasn't is None, or empty.

    `zones`: several, where a city may be one of several. `weekdays`: a bit mask, Monday = 1.
    `wrong`: what looks like an hour and is none. `is_one_more`: beside those there are.
    """

    hours: tuple[time, ...] = ()
    zones: tuple[str, ...] = ()
    weekdays: int | None = None
    kind: Kind | None = None
    names: tuple[str, ...] = ()
    wrong: str = ""
    is_everything: bool = False
    is_one_more: bool = False


def parse_wish(words: str, find_zones: FindZones) -> Asked:
    """`find_zones`: the time zones that the name of a city may stand for."""
    text = " ".join(words[:LONGEST].split())
    asked = Asked()
    for step in (_zone, _kind, _days, _hours, _others):
        text, asked = step(text, asked)
    names: list[str] = []
    for part in BETWEEN.split(text):
        name = LEADS.sub("", part.strip(' .!?"«»')).strip()
        if name and not asked.zones:
            zones, name = _city(name, find_zones)
            asked = replace(asked, zones=tuple(zones))
        names += [name] if name else []
    wrong = next((name for name in names if not any(map(str.isalpha, name))), "")
    return replace(asked, names=tuple(names), wrong=asked.wrong or wrong)


def _zone(text: str, asked: Asked) -> tuple[str, Asked]:
    offset = OFFSET.search(text)
    if offset is not None:
        zone = _by_offset(offset)
        rest = _without(offset, text)
        return (rest, replace(asked, zones=(zone,))) if zone else (rest, _wrong(asked, offset))
    named = {name.casefold(): name for name in available_timezones()}
    for match in IANA.finditer(text):
        known = named.get(match[0].casefold())
        if known is not None:
            return _without(match, text), replace(asked, zones=(known,))
    for pattern, zone in BARE_ZONES:
        bare = pattern.search(text)
        if bare is not None:
            return _without(bare, text), replace(asked, zones=(zone,))
    return text, asked


def _by_offset(match: re.Match[str]) -> str | None:
    """«UTC+5» is called Etc/GMT-5; Moscow's own clocks count from three hours."""
    sign = 1 if match["sign"] == "+" else -1
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if match[0][:3].casefold() == "мск":
        hours = sign * hours + 3
        sign, hours = (1, hours) if hours >= 0 else (-1, -hours)
    if minutes:
        return PARTED.get((sign, hours, minutes))
    if hours > (MOST_EAST if sign > 0 else MOST_WEST):
        return None
    return f"Etc/GMT{'-' if sign > 0 else '+'}{hours}" if hours else "UTC"


def _kind(text: str, asked: Asked) -> tuple[str, Asked]:
    for words, kind in KIND_WORDS:
        match = _whole(words).search(text)
        if match is not None:
            return _without(match, text), replace(asked, kind=kind)
    return text, asked


def _days(text: str, asked: Asked) -> tuple[str, Asked]:
    mask = 0
    for words, days in DAYS_IN_WORDS:
        match = _whole(words).search(text)
        if match is not None:
            text, mask = _without(match, text), mask | days
    for match in DAYS.finditer(text):
        mask |= _mask(match)
    return DAYS.sub(" | ", text), replace(asked, weekdays=mask or None)


def _mask(match: re.Match[str]) -> int:
    """«пт–пн» goes over the end of the week."""
    first = _number_of(match["first"])
    last = _number_of(match["last"]) if match["last"] else first
    return sum(1 << (first + ahead) % 7 for ahead in range((last - first) % 7 + 1))


def _number_of(day: str) -> int:
    return next(
        number for number, names in enumerate(DAY_NAMES) if re.fullmatch(names, day, re.IGNORECASE)
    )


def _hours(text: str, asked: Asked) -> tuple[str, Asked]:
    found: list[time] = []
    for pattern, hour in NAMED_HOURS:
        found += [hour] if pattern.search(text) else []
        text = pattern.sub(" | ", text)
    for match in TIME.finditer(text):
        hour_or_none = _hour(match)
        if hour_or_none is None:
            return text, _wrong(asked, match)
        found.append(hour_or_none)
    return TIME.sub(" | ", text), replace(asked, hours=tuple(dict.fromkeys(found)))


def _hour(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    part = (match["before"] or match["after"] or "").casefold().replace(".", "")
    if part in MORNING | NIGHT and hour == NOON:
        hour = 0
    elif (part in AFTERNOON and hour < NOON) or (part in NIGHT and LAST_AT_NIGHT < hour < NOON):
        hour += NOON
    is_one = hour < HOURS_OF_DAY and minute < 60  # noqa: PLR2004
    return time(hour, minute) if is_one else None


def _others(text: str, asked: Asked) -> tuple[str, Asked]:
    more, every = _whole(ONE_MORE), _whole(EVERYTHING)
    asked = replace(
        asked,
        is_one_more=more.search(text) is not None,
        is_everything=every.search(text) is not None,
    )
    return every.sub(" | ", more.sub(" | ", text)), asked


def _city(name: str, find_zones: FindZones) -> tuple[Sequence[str], str]:
    """The zones of the city that the name begins or ends with, and the rest of it."""
    words = name.split()
    for length in range(min(LONGEST_CITY, len(words)), 0, -1):
        for city, rest in _cut(words, length):
            zones = find_zones(city)
            if zones:
                return zones, LEADS.sub("", rest)
    return (), name


def _cut(words: Sequence[str], length: int) -> Iterator[tuple[str, str]]:
    yield " ".join(words[:length]), " ".join(words[length:])
    if length < len(words):
        yield " ".join(words[-length:]), " ".join(words[:-length])


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def _without(match: re.Match[str], text: str) -> str:
    return f"{text[: match.start()]} | {text[match.end() :]}"


def _wrong(asked: Asked, match: re.Match[str]) -> Asked:
    return replace(asked, wrong=match[0].strip())
