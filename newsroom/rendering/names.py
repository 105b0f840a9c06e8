"""People and countries as lines and buttons name them."""

import re
from functools import cache

from babel import Locale

# Families of languages that put the surname first: shortening would keep the wrong half.
SURNAME_FIRST = frozenset({"CN", "TW", "HK", "KP", "KR", "VN", "KH", "SG", "HU"})
SURNAMES_FIRST = frozenset(
    {"си", "ли", "ван", "чжан", "лю", "чэнь", "ян", "ким", "пак", "пан", "чхве", "чон", "мун"}
    | {"нгуен", "чан", "фам", "ху", "вэнь", "xi", "li", "wang", "kim"}
)
PATRONYMIC = re.compile(r"(?:вич|вна|ична|улы|ұлы|қызы|кызы|оглы|оғлы)$", re.IGNORECASE)
ORDINAL = re.compile(r"[IVXLC]+|\d+")
# What CLDR calls them is not what the countries call themselves.
OWN_NAMES = {
    "ru": {"KG": "Кыргызстан", "US": "США", "AE": "ОАЭ", "GB": "Великобритания", "HK": "Гонконг"},
    "kk": {"US": "АҚШ"},
    "en": {"TR": "Türkiye"},
}


def short_name(name: str, country: str | None = None) -> str:
    """«К.-Ж. Токаев», «У. фон дер Ляйен»; names that have no surname to keep stay whole."""
    words = [word for word in name.split() if not PATRONYMIC.search(word)] or [name]
    if len(words) == 1 or _keeps_whole(words, country):
        return name
    particle = next((i for i, word in enumerate(words[1:], 1) if word.islower()), len(words) - 1)
    return f"{_initials(words[0])} {' '.join(words[particle:])}"


def surname(name: str, country: str | None = None) -> str:
    """«Токаев», «фон дер Ляйен», «Си Цзиньпин»: the least that names somebody."""
    short = short_name(name, country)
    return short if short == name else short.split(" ", 1)[1]


def country_name(iso: str, language: str) -> str:
    """The country in the language; the bare code for one that nobody knows."""
    own = OWN_NAMES.get(language, {}).get(iso)
    return own or _territories(language).get(iso, iso)


def _keeps_whole(words: list[str], country: str | None) -> bool:
    return (
        country in SURNAME_FIRST
        or words[0].lower() in SURNAMES_FIRST
        or ORDINAL.fullmatch(words[-1]) is not None
    )


def _initials(first_name: str) -> str:
    return "-".join(f"{half[0]}." for half in first_name.split("-") if half)


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)
