"""Numbers in words, as far as sessions and anniversaries use them."""

import re

ONES = {
    1: "перв", 2: "втор", 3: "трет", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм",
    9: "девят", 10: "десят", 11: "одиннадцат", 12: "двенадцат", 13: "тринадцат",
    14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат",
    19: "девятнадцат", 20: "двадцат", 25: "двадцатьпят", 30: "тридцат", 40: "сороков",
    50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност",
    100: "сот",
}  # fmt: skip
ORDINAL_ENDING = (
    r"(?:ый|ий|ой|ая|ья|ое|ье|ого|его|ьего|ому|ьему|ым|им|ьим|ом|ем|ьем|ую|ью|ей|ьей|ые|ых)"
)
ORDINALS = tuple(
    (number, re.compile(f"{stem}{ORDINAL_ENDING}$", re.IGNORECASE)) for number, stem in ONES.items()
)
ROMAN = re.compile(r"^(X{0,3})(IX|IV|V?I{0,3})$")
ROMAN_VALUES = {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
DIGITS = re.compile(r"^(\d{1,3})(?:-\w{1,3}|st|nd|rd|th)?$")
ENGLISH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

YEARS_SPELLED = {
    "десяти": 10, "пятнадцати": 15, "двадцати": 20, "двадцатипяти": 25, "тридцати": 30,
    "тридцатипяти": 35, "сорока": 40, "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70,
    "восьмидесяти": 80, "девяносто": 90, "девяноста": 90, "сто": 100, "двухсот": 200, "пяти": 5,
    "трехсот": 300, "четырехсот": 400, "пятисот": 500, "семисот": 700, "тысяче": 1000,
}  # fmt: skip
JUBILEE = re.compile(r"^(\d{1,4}|[а-яё]+?)-?лети(?:е|я|ю|ем|и)$", re.IGNORECASE)


def ordinal(word: str) -> int | None:
    """«шестой», «XI», «80-й», «80», "80th", "sixth" as a number; None when it is none."""
    digits = DIGITS.match(word)
    if digits:
        return int(digits[1])
    if word and ROMAN.match(word):
        return _roman(word)
    folded = word.replace("ё", "е")
    if folded.lower() in ENGLISH:
        return ENGLISH[folded.lower()]
    return next((number for number, pattern in ORDINALS if pattern.match(folded)), None)


def jubilee(word: str) -> int | None:
    """Of how many years «30-летие» or «десятилетие» is; None when it is no such word."""
    match = JUBILEE.match(word)
    if match is None:
        return None
    number = match[1].lower().replace("ё", "е")
    return int(number) if number.isdigit() else YEARS_SPELLED.get(number)


def _roman(word: str) -> int:
    return sum(ROMAN_VALUES[sign] for sign in re.findall("IX|IV|X|V|I", word))
