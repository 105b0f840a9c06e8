"""In which language a text is, by its letters and its small words."""

import re
from collections.abc import Sequence

KAZAKH = re.compile("[әғқңөұүһі]+", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]+", re.IGNORECASE)
LATIN = re.compile(r"(?:[a-z\u00c0-\u024f](?<![ªº]))+", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")

KAZAKH_SHARE = 0.02
PLAIN_SHARE = 0.06
"""Of the letters; between the two the small words decide: a Russian text may name many Kazakhs."""

Q_SHARE = 0.005
"""Kazakh in Latin letters has many times as many, English without Arab names fewer."""

FEWEST_SMALL = 2

SMALL_KK = frozenset(
    [
        "және",
        "жане",
        "мен",
        "пен",
        "бен",
        "деп",
        "туралы",
        "бойынша",
        "үшін",
        "ушин",
        "бұл",
        "бул",
        "осы",
        "болды",
        "екі",
        "еки",
        "кейін",
        "кейин",
        "арасында",
        "атап",
        "отыр",
        "еді",
        "өз",
        "да",
        "де",
        "бірге",
        "арқылы",
        "аркылы",
        "бүгін",
        "бугин",
    ]
)
SMALL_RU = frozenset(
    [
        "и",
        "в",
        "на",
        "с",
        "по",
        "что",
        "о",
        "об",
        "не",
        "из",
        "к",
        "он",
        "его",
        "как",
        "для",
        "от",
        "за",
        "у",
        "со",
        "во",
        "был",
        "это",
    ]
)
SMALL_EN = frozenset(
    ["the", "of", "and", "in", "to", "with", "on", "a", "for", "by", "said", "his"]
)
SMALL_LATIN_KK = frozenset(
    [
        "jáne",
        "jäne",
        "zhäne",
        "zháne",
        "men",
        "pen",
        "ben",
        "dep",
        "týraly",
        "turaly",
        "boıynsha",
        "boiynşa",
        "boiynsha",
        "úshin",
        "üşin",
        "bul",
        "osy",
        "boldy",
        "eki",
        "ekі",
        "memleket",
        "kezdesti",
        "kezdestı",
        "qabyldady",
        "arqyly",
        "basshysy",
        "basşysy",
    ]
)
UZBEK = re.compile(r"[og][‘ʻ'’`]|\b(?:va|bilan|uchun)\b|ə", re.IGNORECASE)


def language_of(text: str) -> str:
    """ru, kk or en, by the letters; «other» for a script we don't read."""
    cyrillic, latin = _letters(text, CYRILLIC), _letters(text, LATIN)
    if cyrillic + latin == 0:
        return "other"
    if latin > cyrillic:
        return "kk" if _is_latin_kazakh(text, latin) else "en"
    share = _letters(text, KAZAKH) / cyrillic
    words = WORD.findall(text.lower())
    kazakh, russian = _small(words, SMALL_KK), _small(words, SMALL_RU)
    if share > PLAIN_SHARE:
        return "ru" if russian >= FEWEST_SMALL and not kazakh else "kk"
    if share > KAZAKH_SHARE:
        return "ru" if russian > kazakh else "kk"
    # «кабылдады», «аркылы»: typed without the letters that Russian has not
    return "kk" if kazakh > max(russian, FEWEST_SMALL - 1) else "ru"


def is_latin(text: str) -> bool:
    return _letters(text, LATIN) > _letters(text, CYRILLIC)


def _is_latin_kazakh(text: str, letters: int) -> bool:
    """Many «q», Kazakh small words, hardly any English ones; Uzbek and Azeri have signs apart."""
    low = text.lower()
    if low.count("q") < Q_SHARE * letters or UZBEK.search(low):
        return False
    words = WORD.findall(low)
    return _small(words, SMALL_LATIN_KK) > _small(words, SMALL_EN)


def _letters(text: str, script: re.Pattern[str]) -> int:
    return sum(map(len, script.findall(text)))


def _small(words: Sequence[str], small: frozenset[str]) -> int:
    return sum(map(small.__contains__, words))
