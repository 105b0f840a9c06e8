"""The words dates are made of, as tables of patterns over calmed text (see `calmed`)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

K = TypeVar("K")

# Index + 1 is the number of the month. «Май», «маусым» and "may" are other words too: rules ask
# for a preposition, a day or a year beside the bare name.
MONTHS_RU = (
    r"январ[ьяюе]м?",
    r"феврал[ьяюе]м?",
    r"март(?:а|у|ом|е)?",
    r"апрел[ьяюе]м?",
    r"ма[йяюе]м?",
    r"июн[ьяюе]м?",
    r"июл[ьяюе]м?",
    r"август(?:а|у|ом|е)?",
    r"сентябр[ьяюе]м?",
    r"октябр[ьяюе]м?",
    r"ноябр[ьяюе]м?",
    r"декабр[ьяюе]м?",
)
MONTHS_KK = (
    r"қаңтар\w{0,6}",
    r"ақпан\w{0,6}",
    r"наурыз\w{0,6}",
    r"сәуір\w{0,6}",
    r"мамыр\w{0,6}",
    r"маусым\w{0,6}",
    r"шілде\w{0,6}",
    r"тамыз\w{0,6}",
    r"қыркүйе[кг]\w{0,6}",
    r"қазан\w{0,6}",
    r"қараша\w{0,6}",
    r"желтоқсан\w{0,6}",
)
MONTHS_EN = (
    r"january|jan\.?",
    r"february|feb\.?",
    r"march|mar\.?",
    r"april|apr\.?",
    r"may",
    r"june|jun\.?",
    r"july|jul\.?",
    r"august|aug\.?",
    r"september|sept?\.?",
    r"october|oct\.?",
    r"november|nov\.?",
    r"december|dec\.?",
)
MONTHS = tuple("|".join(names) for names in zip(MONTHS_RU, MONTHS_KK, MONTHS_EN, strict=True))
MONTHS_SHORT = (
    *("янв", "фев", "мар", "апр", "май", "июн"),
    *("июл", "авг", "сент?", "окт", "нояб?", "дек"),
)
"""«МОСКВА, 26 ноя - РИА Новости», «9 ОКТ, 12:31»: only after a day, «в Мар-а-Лаго» is no March."""

MONTH_ADJECTIVES = (
    r"январск\w+",
    r"февральск\w+",
    r"мартовск\w+",
    r"апрельск\w+",
    r"майск\w+",
    r"июньск\w+",
    r"июльск\w+",
    r"августовск\w+",
    r"сентябрьск\w+",
    r"октябрьск\w+",
    r"ноябрьск\w+",
    r"декабрьск\w+",
)
MONTHS_ALONE = "january|february|april|june|july|august|september|october|november|december"
"""«put off to June»; «to march» and «to may» are other words."""

WEEKDAYS = (
    r"понедельник(?:а|у|ом|е)?|дүйсенбі\w{0,4}|monday",
    r"вторник(?:а|у|ом|е)?|сейсенбі\w{0,4}|tuesday",
    r"сред(?:а|у|ы|ой)|сәрсенбі\w{0,4}|wednesday",
    r"четверг(?:а|у|ом|е)?|бейсенбі\w{0,4}|thursday",
    r"пятниц(?:а|у|ы|е|ей)|жұма(?:да|ға|дан|ның)?|friday",
    r"суббот(?:а|у|ы|е|ой)|сенбі\w{0,4}|saturday",
    r"воскресень(?:е|я|ю|ем)|жексенбі\w{0,4}|sunday",
)
# Index + 1 is the season, winter first; a season begins in month 12, 3, 6, 9.
SEASONS = (
    r"зим(?:ой|ою|у|е|ы)|зимн\w+|қыста|winter",
    r"весн(?:ой|ою|у|е|ы)|весенн\w+|көктемде|spring",
    r"лет(?:ом|о|у)|летн\w+|жазда|summer",
    r"осен(?:ью|ь|и)|осенн\w+|күзде|autumn|fall",
)
IN_SEASON = "зимой|зимою|весной|весною|летом|осенью|қыста|көктемде|жазда|күзде"
SEASONS_EN = "spring|summer|autumn|fall|winter"
SEASON_ADJECTIVES = r"зимн\w+|весенн\w+|летн\w+|осенн\w+"
BARE_MONTHS_KK = (
    "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
)
WEEKDAYS_ALONE = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday(?! times)|"
    "(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|сенбі|жексенбі)(?:де|ге|ден)?|"
    "жұма(?:да|ға|дан|(?= күн))"
)
WEEKDAYS_NAMED = "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
UNITS = {
    "day": r"день|дня|дней|дню|днем|днями|сутки|суток|күн\w*|days?",
    "weekend": r"выходн\w+|уик-?энд\w*|демалыс күндері|weekend",
    "week": r"недел\w+|апта\w*|weeks?",
    "month": r"месяц\w*|ай(?:да|дан|дың|ы|ында|ынан)?|months?",
    "year": r"год(?:а|у|ом|ов|ами)?|лет|жыл\w*|years?",
}
NUMBERS = {
    1: r"одн[аоу]\w{0,2}|один|бір|one|an?",
    2: r"два|две|двумя|пару|парой|екі|two",
    3: r"три|тремя|үш|three",
    4: r"четыре|четырьмя|төрт|four",
    5: r"пять|пятью|бес|five",
    6: r"шесть|шестью|алты|six",
    7: r"семь|семью|жеті|seven",
    8: r"восемь|восемью|сегіз|eight",
    9: r"девять|девятью|тоғыз|nine",
    10: r"десять|десятью|он|ten",
}
# Which period is meant, counted from the anchor's own.
STEPS = {
    -1: r"прошл\w+|минувш\w+|прошедш\w+|истекш\w+|предыдущ\w+|өткен|былтырғы|last|past|previous",
    0: (
        r"эт(?:от|ого|ому|ом|а|у|ой|и|их|им)(?: же)?|текущ\w+|нынешн\w+|сего|осы|биылғы|this|"
        r"current"
    ),
    1: (
        r"следующ\w+|будущ\w+|грядущ\w+|ближайш\w+|предстоящ\w+|келесі|келер|алдағы|next|"
        r"coming|upcoming"
    ),
}
NEAREST = ("ближайш", "предстоящ", "coming", "upcoming")
"""Of those to come the first, though it be of this week."""

BEFORE_EVENT = (
    r"(?!\s+(?:\w+(?:ого|его|ой|ей|ых|их)\s+){0,3}(?:визит|саммит|встреч(?!ал)|переговор(?!ил)|форум|заседани|"
    r"сесси|праздник|выбор|поездк|вступлени|открыти|нового|дня|юбиле|годовщин|конференц|турне|"
    r"приезд|прибыти|референдум|инаугурац|голосовани)\w*)"
)
"""After «накануне»: the eve of something, no date by itself."""

DAY_WORDS = {
    -2: r"позавчера|алдыңгүні|(?:the )?day before yesterday",
    -1: rf"вчера|вчерашн\w+|накануне{BEFORE_EVENT}|кеше(?:гі)?|yesterday",
    0: r"сегодня|сегодняшн\w+(?! день)|бүгін(?:гі)?|today|tonight",
    # «tommorow» is how outlets write it in haste.
    1: r"завтра|завтрашн\w+|ертең(?:гі)?|tomm?orr?ow",
    2: r"послезавтра|бүрсігүні|the day after tomorrow",
}
# Counted from the date told just before, not from the anchor.
STEPS_FROM_PREVIOUS = {
    -1: (
        r"днем ранее|днем раньше|(?:вечером|утром) предыдущего дня|за день до (?:этого|того)|"
        r"(?:a|one) day earlier|the previous (?:day|evening|night)|the (?:night|evening) before|"
        r"the day before(?=\s*[,.;]|$)"
    ),
    0: (
        r"(?:(?:в|на) )?(?:тот|этот)(?: же)? (?:день|вечер)|"
        r"(?:(?:утром|днем|вечером|ночью) )?того же дня|"
        r"тем же (?:утром|днем|вечером)|(?:дәл )?сол күні|"
        r"(?:on )?the same (?:day|morning|afternoon|evening|night)|"
        r"that (?:same )?(?:day|morning|afternoon|evening|night)"
    ),
    1: (
        r"(?:на )?(?:следующий|другой) день|(?:на )?следующее утро|следующим утром|днем позже|"
        r"(?:(?:утром|днем|вечером|ночью) )?следующего дня|"
        r"днем позднее|день спустя|назавтра|келесі күні|(?:on )?the (?:next|following) day|"
        r"(?:a|one) day later|the day after(?=\s*[,.;]|$)"
    ),
}
BACK = r"ранее|раньше|до (?:этого|того(?!,? как))|earlier|before that"
ONWARD = r"спустя|позже|позднее|после (?:этого|того(?!,? как))|later|after that"
SOME = r"нескольк(?:о|ими)|a few|several"
PARTS = {
    "early": (
        r"начал[аоеу]м?|перв(?:ых|ые) числ\w+|перв(?:ая|ой|ую) декад\w+|басында|early(?: in)?|"
        r"(?:the )?(?:start|beginning) of"
    ),
    "middle": (
        r"середин[аеуыо]й?|втор(?:ая|ой|ую) декад\w+|10-х числ\w+|ортасында|mid-?(?: in)?|"
        r"(?:the )?middle of"
    ),
    "late": (
        r"кон(?:ец|ца|це|цу|цом)|последн(?:их|ие) числ\w+|20-х числ\w+|исход[еу]?|"
        r"(?:трет(?:ья|ьей|ью)|последн(?:яя|ей|юю)) декад\w+|соңында|аяғында|"
        r"late(?: in)?|(?:the )?end of"
    ),
    "first_half": r"перв(?:ая|ой|ую) половин\w+|(?:the )?first half of",
    "second_half": r"втор(?:ая|ой|ую) половин\w+|(?:the )?second half of",
}
DAYS_OF_RANGE = {
    0: r"перв\w+",
    1: r"втор\w+",
    2: r"трет\w+",
    3: r"четверт\w+",
    -1: r"последн\w+|заключительн\w+|завершающ\w+",
}
"""Which day of several told before: «на второй день», «в первый же день визита»."""

NTH = {
    1: r"перв\w+|first",
    2: r"втор\w+|second",
    3: r"трет\w+|third",
    4: r"четверт\w+|fourth",
    -1: r"последн\w+|last",
}
"""Which of a month: «в первую субботу мая», "the last weekend of October"."""

TO_COME = (
    r"буд[еу]т|про[ий]д[еу]т|состо[ия]тся|начн[еу]тся|откро[ею]тся|посет[ия]т|прибуд[еу]т|"
    r"прилет[ия]т|приед[еу]т|встрет[ия]тся|прим[еу]т|провед[еу]т|отправ[ия]тся|собер[еу]тся|"
    r"выступ[ия]т|ожида[ею]тся|намечен\w*|запланирован\w*|планиру\w+|назначен\w*|предсто[ия]т"
)
"""«пройдёт», «намечено»: the day of this sentence lies ahead."""

LATELY = r"на днях|таяуда"
WEEKEND = r"(?:в|на) выходн(?:ые|ых)|(?:over|at) the weekend|демалыс күндері"
SHORTLY = r"в ближайшие дни|in the (?:coming|next few) days|жақын күндері"
ORDINALS = {
    1: r"перв\w+|1-\w{1,2}|i|бірінші|first",
    2: r"втор\w+|2-\w{1,2}|ii|екінші|second",
    3: r"трет\w+|3-\w{1,2}|iii|үшінші|third",
    4: r"четверт\w+|4-\w{1,2}|iv|төртінші|fourth",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INTO = _words("в во на за о об обо in on during")
UNTIL = _words("до к ко по by until till before")
SINCE = _words("с со от после since after from")
LEADS = INTO | UNTIL | SINCE | _words("и через for")
CONTRASTS = _words("а на с по до к")
NOTHING = frozenset({""})
"""No word before: a line begins here."""

ENGLISH_LEADS = _words("in by until till before since after from during")
ABOUT = _words(
    "более около почти свыше больше примерно много немало over about nearly almost than many"
)
"""«Почти тридцать лет назад» is no date."""

CONTACT = (
    r"визит|встреч|саммит|заседани|переговор|сесси|форум|конференц|поездк|раунд|консультац|турне"
)


TOLD_BEFORE = r"визит|встреч|переговор|поездк|приезд|прибыти|вылет|отъезд|разговор|бесед|звонк"
"""What a text has just told of, when it counts days from it."""


def any_of(table: Mapping[K, str] | tuple[str, ...]) -> str:
    patterns = table.values() if isinstance(table, Mapping) else table
    return "|".join(patterns)


MONTH_TABLES = (MONTHS, MONTHS_SHORT, MONTH_ADJECTIVES)


@lru_cache(maxsize=4096)
def month_number(word: str) -> int:
    return next(
        (number for table in MONTH_TABLES if (number := _index(table, word))),
        0,
    )


@lru_cache(maxsize=1024)
def weekday_number(word: str) -> int:
    return _index(WEEKDAYS, word) - 1


@lru_cache(maxsize=1024)
def season_number(word: str) -> int:
    return _index(SEASONS, word)


def meaning(table: Mapping[K, str], word: str) -> K | None:
    """The key of the pattern that matches the whole word; None when there is none."""
    for key, pattern in table.items():
        if re.fullmatch(pattern, word):
            return key
    return None


LONGEST_COUNT = 3
"""Digits. So many days, weeks or years nobody counts in the news, and no calendar holds."""


def number_of(word: str) -> int | None:
    """«12», «двенадцать», «twelve»; None for what is no number, or none that is counted with."""
    if word.isdecimal():
        return int(word) if len(word) <= LONGEST_COUNT else None
    return meaning(NUMBERS, word)


def _index(table: tuple[str, ...], word: str) -> int:
    """Counted from 1; 0 when the word is unknown."""
    numbers = (n for n, pattern in enumerate(table, 1) if re.fullmatch(pattern, word))
    return next(numbers, 0)


_SIGNS = {"ё": "е", "\u00a0": " ", "\u202f": " ", "\n": "|"} | dict.fromkeys("‐‑‒–—−", "-")
_LATIN_I = re.compile(r"i(?:(?<=[а-яәғқңөұүһі]i)|(?=[а-яәғқңөұүһі]))")


def calmed(text: str) -> str:
    """The text in lower case, with one kind of dash and no ё; every character keeps its place.

    A line ends with a bar, which is no space: no date goes on in the next line.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # «İ» becomes two letters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for sign, plain in _SIGNS.items():  # `translate` takes ten times as long
        lowered = lowered.replace(sign, plain)
    return _LATIN_I.sub("і", lowered)
