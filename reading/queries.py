"""What somebody wants to see, typed: the arguments of a command as a value."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reading.facts import EventDate, Form, Precision, Span, Status
from reading.when import date_words
from reading.when.dates import find_dates
from reading.when.found_dates import FoundDate
from reading.when.periods import Partial, Tense, occurrence, resolve_partial, year_period

YEAR = re.compile(r"(?<![\w.-])(?:19|20)\d\d(?![\w.-])")
# «за неделю», «за последние 10 дней», «for the last month»: up to today.
LATELY = re.compile(
    r"(?<!\w)(?:за|for|over)\s+(?:the\s+)?(?:последн\w+\s+|last\s+|past\s+)?(?:(?P<count>\d{1,3})\s+)?"
    r"(?P<unit>д(?:ень|ня|ней)|сутки|недел\w+|месяц\w*|год(?!\w)|лет|days?|weeks?|months?|years?)(?!\w)"
    r"|(?<!\w)соңғы\s+(?:(?P<kazakh_count>\d{1,3})\s+)?(?P<kazakh_unit>күн|апта|ай|жыл)\w*",
    re.IGNORECASE,
)
DAYS_OF = {
    "д": 1, "с": 1, "н": 7, "м": 30, "г": 365, "л": 365,
    "day": 1, "week": 7, "month": 30, "year": 365,
    "күн": 1, "апта": 7, "ай": 30, "жыл": 365,
}  # fmt: skip
# What only ties a name to the rest of the sentence.
LINKS = frozenset(
    {"с", "со", "и", "в", "во", "на", "за", "из", "по", "от", "до", "о", "об", "года", "после", "к"}
)
LINKS_OTHER = frozenset(
    {
        "and",
        "with",
        "in",
        "from",
        "of",
        "for",
        "the",
        "to",
        "since",
        "after",
        "until",
        "мен",
        "және",
    }
    | {"бері", "бастап", "дейін", "жылдан", "жылға"}
)
SINCE = frozenset({"с", "со", "после", "since", "from", "after"})
UNTIL = frozenset({"до", "по", "к", "until", "till", "before"})
SINCE_AFTER = re.compile(r"\s+жылдан(?!\w)", re.IGNORECASE)
RANGE_WITHIN = re.compile(r"\s(?:по|до|to)\s|[–—-]")
BETWEEN_NAMES = re.compile(
    r"[,;/+|]|\s[—–-]\s|(?<!\w)(?:и|and|мен|пен|және|with|с|со)(?!\w)", re.IGNORECASE
)


SOON = timedelta(days=62)
"""So far ahead a month without a year may be the next one."""

SERIES = "~"
"""Begins words that are the id of a series of forums."""


@dataclass(frozen=True, slots=True)
class MeetingQuery:
    """Meetings of all these people, of the days `first` to `last` (either may be open).

    `country` (ISO 3166 alpha-2) is a participant's, or where it took place; so are all of
    `more_countries`. `within`: the country where it took place, whoever met. `words` stand in the
    name of the forum, the place, an office or a side; a forum of one of the `series` fits as well.
    `place` is the city; `forms`: one of these; `topic`: the id of what was talked about;
    `organization`: the normal name of one that takes part or holds the forum, and then so are the
    `words`.
    """

    person_ids: tuple[int, ...] = ()
    country: str | None = None
    words: str = ""
    series: tuple[str, ...] = ()
    status: Status | None = None
    first: date | None = None
    last: date | None = None
    more_countries: tuple[str, ...] = ()
    place: str = ""
    forms: tuple[Form, ...] = ()
    topic: str = ""
    organization: str = ""
    within: str | None = None

    @property
    def free_words(self) -> str:
        """Words that have to be looked for: those of an organisation have been found."""
        return "" if self.organization else self.words

    @property
    def countries(self) -> tuple[str, ...]:
        own = (self.country,) if self.country is not None else ()
        return tuple(dict.fromkeys((*own, *self.more_countries)))


# «только звонки», «визиты»: how people met.
KINDS: tuple[tuple[str, tuple[Form, ...]], ...] = (
    (
        r"(?:телефонн\w+\s+)?(?:раз|пере)говор\w*\s+по\s+телефону|телефонн\w+\s+\w*говор\w*"
        r"|по\s+телефону|(?:со|пере)?звон\w*|(?:phone\s+)?calls?|by\s+phone"
        r"|телефон\s+арқылы|қоңырау\w*|телефонмен",
        (Form.PHONE_CALL,),
    ),
    (r"видео\w*|по\s+видеосвязи|(?:by\s+)?video\w*(?:\s+calls?)?|бейне\w*", (Form.VIDEO_CALL,)),
    (r"визит\w*|поездк\w*|поездок|visits?|trips?|сапар\w*", (Form.VISIT,)),
    (r"переговор\w*|talks|келіссөз\w*", (Form.TALKS,)),
    (r"на\s+полях|on\s+the\s+(?:sidelines|margins)", (Form.SIDELINES,)),
    (r"многосторонн\w+(?:\s+встреч\w*)?|multilateral(?:\s+meetings?)?", (Form.MULTILATERAL,)),
    (
        r"(?:только|лишь|only|тек)\s+(?:встреч\w*|meetings?|кездесу\w*)",
        (Form.MEETING, Form.SIDELINES, Form.MULTILATERAL),
    ),
)
STATUSES: tuple[tuple[str, Status], ...] = (
    (r"(?:за)?планир\w+|предстоящ\w+|будущ\w+|planned|upcoming|жоспарланған", Status.PLANNED),
    (r"отмен[её]н\w*|cancell?ed|болмай\s+қалған", Status.CANCELLED),
    (r"перенес[её]н\w*|отложен\w*|postponed|кейінге\s+қалдырылған", Status.POSTPONED),
    (r"состоя\w+|прошедш\w+|held|өткен", Status.HELD),
)
# What a question has beside the names and days: who met whom.
ASKING = re.compile(
    r"(?<![\w-])(?:кто|кем|кого|кому|когда|где|сколько|раз|что|какие|все|покажи\w*|найди\w*|был[аио]?"
    r"|бывал\w*|были|ездил\w*|летал\w*|приезжал\w*|прилетал\w*|посещал\w*|посетил\w*|виделся"
    r"|встреч(?:и|а|у|ей|ами|ах|ал\w*)?|встретил\w*|общал\w*|говорил\w*|только|лишь|между"
    r"|who|when|where|did|was|were|meet|met|meetings?|visited|only|between|show|all|have|has|been"
    r"|кім\w*|қашан|қайда|болды|болған|кездес\w*|тек|барлық|арасында\w*)(?![\w-])",
    re.IGNORECASE,
)


# Whether a month without a year is asked of as past or as to come.
TOLD = re.compile(
    r"(?<!\w)(?:(?:встреча|встрети|виде|говори|обсу[дж]|обща|быва|созвани|звони|приезжа|приеха|езди|лета"
    r"|прилета|посеща|посети|принима|принял|проводи|прове|состоя)\w*л(?:а|о|и|ся|ась|ось|ись)?|был[аои]?"
    r"|met|did|was|were|visited|talked|spoke|discussed|held|кездесті\w*|болды|барды|келді|сөйлесті)(?!\w)",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"(?<!\w)(?:(?:за)?планир\w+|план|планы|планах|собира\w+ся|предсто\w+|намечен\w*|объявлен\w*|будет|будут"
    r"|(?:встретит|увидит|приедет|приедут|поедет|прилетит|посетит|примет|состоит)\w*"
    r"|plan(?:s|ned|ning)?|upcoming|will|going\s+to|жоспар\w*|кездеседі|барады|келеді|өтеді)(?!\w)",
    re.IGNORECASE,
)
# A month by itself, «/upcoming декабрь»; «march» and «may» are other words, too.
MONTH_ALONE = re.compile(
    rf"(?<![\w-])(?:{date_words.any_of(date_words.MONTHS_RU)}|{date_words.BARE_MONTHS_KK}"
    rf"|{date_words.MONTHS_ALONE})(?![\w-])",
    re.IGNORECASE,
)


def _alone(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?:только|лишь|only|тек)\s+)?(?:{words})(?![\w-])", re.IGNORECASE
    )


FORM_WORDS = tuple((_alone(words), forms) for words, forms in KINDS)
STATUS_WORDS = tuple((_alone(words), status) for words, status in STATUSES)


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments of a command taken apart: whom or what they name, and what else they say.

    `text`: all that was said.
    """

    names: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    forms: tuple[Form, ...] = ()
    status: Status | None = None
    text: str = field(default="", compare=False)


# «был в Казахстане», «визиты в Казахстан», «visited Kazakhstan», «Қазақстанға сапар»: there,
# whoever met. An ambassador to a country may be met anywhere.
GOING = r"(?<!\w)(?:посе[тщ]\w+|visit(?:ed|s|ing)?)\s+(?:[\w-]+\s+){0,2}?"
THERE = r"(?:(?P<of>[\w-]+)\s+)?(?<!\w)(?:во?|на|in|to)\s+(?:the\s+)?"
ENVOYS = ("посол", "посл", "постпред", "представител", "ambassador", "envoy", "representative")
KAZAKH_THERE = re.compile(r"\w+(?:[дт][ае]|[ғгқк][ае])")
KAZAKH_BEING = r"\s+(?:(?:бол|бар|кел|сапар|өт)\w*|кездес(?:ті|кен|еді)\w*)"


def is_where(name: str, text: str) -> bool:
    """Whether the words of a text name the country as the place: «визиты в Казахстан»."""
    word = rf"{re.escape(name)}(?!\w)"
    there = re.search(THERE + word, text, re.IGNORECASE)
    if there is not None:
        return not (there["of"] or "").lower().startswith(ENVOYS)
    if re.search(GOING + word, text, re.IGNORECASE):
        return True
    is_kazakh = KAZAKH_THERE.fullmatch(name.lower()) is not None
    return is_kazakh and re.search(word + KAZAKH_BEING, text, re.IGNORECASE) is not None


def parse_arguments(text: str, today: date, tense: Tense = Tense.UNKNOWN) -> Asked:
    """«Гутерриш, Токаев с 2019 по 2021» → two names and three years. Nothing is an error.

    `tense`: whether days without a year are over or to come; else the words of the text tell.
    """
    text = " ".join(text.split())
    rest, first, last = _lately(text, today)
    if first is None:
        rest, first, last = _dated(text, today, _tense(text) if tense is Tense.UNKNOWN else tense)
    if first is None and last is None:
        rest, first, last = _years(text)
    rest, forms = _forms(rest)
    rest, status = _status(rest)
    names = tuple(_names(_cut(ASKING, rest)))
    return Asked(names, first, last, forms, status, text)


def _forms(text: str) -> tuple[str, tuple[Form, ...]]:
    """«звонки и визиты»: of these forms."""
    found: list[Form] = []
    for words, forms in FORM_WORDS:
        rest = _cut(words, text)
        found += forms if rest != text else ()
        text = rest
    return text, tuple(dict.fromkeys(found))


def _status(text: str) -> tuple[str, Status | None]:
    for words, status in STATUS_WORDS:
        rest = _cut(words, text)
        if rest != text:
            return rest, status
    return text, None


def _cut(words: re.Pattern[str], text: str) -> str:
    """The text without these words; with a capital in its midst they are somebody's name."""
    start = len(text) - len(text.lstrip())

    def name_or_gap(match: re.Match[str]) -> str:
        return match[0] if match[0][0].isupper() and match.start() > start else " , "

    return words.sub(name_or_gap, text)


@dataclass(frozen=True, slots=True)
class Lately:
    """«за неделю»: from `first` to today, and where the words stand."""

    first: date
    span: tuple[int, int]


def find_lately(text: str, today: date) -> Lately | None:
    match = LATELY.search(text)
    if match is None:
        return None
    unit = (match["unit"] or match["kazakh_unit"]).lower()
    days = next(days for start, days in reversed(DAYS_OF.items()) if unit.startswith(start))
    count = int(match["count"] or match["kazakh_count"] or 1)
    return Lately(today - timedelta(days=days * count), match.span())


def _lately(text: str, today: date) -> tuple[str, date | None, date | None]:
    found = find_lately(text, today)
    if found is None:
        return text, None, None
    start, stop = found.span
    return text[:start] + " " + text[stop:], found.first, today


def _tense(text: str) -> Tense:
    if TO_COME.search(text):
        return Tense.FUTURE
    return Tense.PAST if TOLD.search(text) else Tense.UNKNOWN


def _dated(text: str, today: date, tense: Tense) -> tuple[str, date | None, date | None]:
    """Dates as articles write them; two bounds («с марта 2024 по май 2025») make one period."""
    first = last = None
    rest = text
    told = [one for one in find_dates(text, today) if one.event_date.precision is not UNKNOWN]
    if not told:
        return _month(text, today, tense)
    for found in reversed(told):
        words = found.span.of(text)
        since, until = _looked_back(_of_year(found, today, tense), words, today)
        is_open = len(told) == 1 and not RANGE_WITHIN.search(words)
        if is_open and _word_before(text, found.span.start) in SINCE:
            until = None  # «с прошлой недели»
        first, last = since or first, last or until
        rest = rest[: found.span.start] + " " + rest[found.span.stop :]
    return rest, first, last


def _month(text: str, today: date, tense: Tense) -> tuple[str, date | None, date | None]:
    """«декабрь», which an article would not call a date."""
    match = MONTH_ALONE.search(text)
    is_name = match is not None and match[0][0].isupper() and not match[0].isascii()
    if match is None or (is_name and match[0] != text):
        return text, None, None
    number = date_words.month_number(match[0].lower())
    month = Partial((number, 1), (number, 31), Precision.MONTH)
    found = FoundDate(Span(0, 0), resolve_partial(month, today), month)
    when = _of_year(found, today, tense)
    return f"{text[: match.start()]} {text[match.end() :]}", when.first, when.last


def _of_year(found: FoundDate, today: date, tense: Tense) -> EventDate:
    """«в сентябре» of the year that is meant: an archive is asked of what was, or is near."""
    when = found.event_date
    if found.partial is None:
        return when
    if tense is Tense.UNKNOWN and when.first is not None and when.first - today > SOON:
        tense = Tense.PAST
    period = occurrence(found.partial, today, tense)
    return replace(when, first=period.first, last=period.last) if period else when


def _looked_back(when: EventDate, words: str, today: date) -> tuple[date | None, date | None]:
    """«с ноября», «до марта» without a year: an archive is asked of what was, not of next year."""
    first, last = when.first, when.last
    if when.precision is not Precision.BOUND or YEAR.search(words):
        return first, last
    if last is None:
        return (_year_before(first) if first and first > today else first), None
    before = _year_before(last)
    return None, before if today - before < last - today else last


def _year_before(day: date) -> date:
    return day.replace(
        year=day.year - 1, day=min(day.day, 28) if day.month == FEBRUARY else day.day
    )


FEBRUARY = 2

UNKNOWN = Precision.UNKNOWN


def _years(text: str) -> tuple[str, date | None, date | None]:
    """«с 2019 по 2021», «с 2023», «до 2020»."""
    found = list(YEAR.finditer(text))
    if not found:
        return text, None, None
    years = sorted(int(match[0]) for match in found)
    first, last = year_period(years[0]).first, year_period(years[-1]).last
    rest, before = YEAR.sub(" ", text), _word_before(text, found[0].start())
    is_since = before in SINCE or SINCE_AFTER.match(text, found[0].end()) is not None
    if len(found) == 1 and is_since:
        return rest, first, None
    return rest, None if len(found) == 1 and before in UNTIL else first, last


def _word_before(text: str, start: int) -> str:
    before = text[:start].split()
    return before[-1].lower() if before else ""


def _names(text: str) -> list[str]:
    parts = (_bare(part) for part in BETWEEN_NAMES.split(text))
    return [part for part in parts if part]


def _bare(name: str) -> str:
    """The name without the prepositions at its ends; they hang there when a date is cut out."""
    words = name.strip(" .:!?«»\"'()").split()
    while words and words[0].lower() in LINKS | LINKS_OTHER:
        words = words[1:]
    while words and words[-1].lower() in LINKS | LINKS_OTHER:
        words = words[:-1]
    return " ".join(words)
