"""Kazakh in Latin letters, as it is written in Cyrillic ones.

Two alphabets are in use: of 2018 («Memleket basshysy», «jáne», «ı» for «и») and of 2021 («basşysy»,
«jäne», «ı» for «і»). The text keeps its length, as everywhere in reading: a word that gets shorter
is followed by spaces.
"""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
OF_2018 = re.compile("[áǵńóúý]|sh|ch", re.IGNORECASE)

COMMON = {
    **dict(zip("abcdefghjklmnopqrstvwyz", "абцдефгхжклмнопқрствуыз", strict=True)),
    **dict(zip("áǵńóúýäğñöüūş", "әғңөүуәғңөүұш", strict=True)),
    "x": "кс",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "gh": "ғ",
}
LETTERS_2018 = COMMON | {"u": "ұ", "i": "і", "ı": "и"}
LETTERS_2021 = COMMON | {"u": "у", "i": "и", "ı": "і"}
VOWELS = frozenset("аәеоөұүыіиуэюя")
IOTATED = {"а": "я", "у": "ю"}
MENDED = dict(
    pair.split()
    for pair in (
        "премер премьер",
        "октябр октябрь",
        "презідент президент",
        "мініст минист",
        "республік республик",
        "самміт саммит",
        "делегаці делегаци",
        "комісси комисси",
        "комітет комитет",
        "политік политик",
        "діплом диплом",
    )
)
"""Words from abroad that lose a letter where one Latin letter stands for two."""


def cyrillic(text: str) -> str:
    """The text in Cyrillic letters, of the same length."""
    letters, glide = LETTERS_2021, "i"
    if OF_2018.search(text):
        letters, glide = LETTERS_2018, "ı"
    elif "ı" not in text:
        letters = LETTERS_2021 | {"i": "і"}  # many write one letter for both
    return WORD.sub(lambda match: _word(match[0], letters, glide), text)


def _word(word: str, letters: dict[str, str], glide: str) -> str:
    parts = [_part(part, letters, glide) for part in word.split("-")]
    written = "-".join(parts)
    return written.ljust(len(word)) if len(written) <= len(word) else word


def _part(word: str, letters: dict[str, str], glide: str) -> str:
    low = word.replace("İ", "i").replace("I", "ı").lower()
    found: list[str] = []
    index = 0
    while index < len(low):
        pair = low[index : index + 2]
        length = 2 if len(pair) > 1 and pair in letters else 1
        sound = letters.get(low[index : index + length], low[index])
        if low[index] == "y" and _is_beside_vowel(found, low, index, letters):
            sound = "й"  # «Mirziyoyev»
        if low[index] == glide and length == 1:
            sound, length = _gliding(found, low, index, letters)
        found.append(sound)
        index += length
    written = "".join(found)
    for bare, whole in MENDED.items():
        mended = written.replace(bare, whole)
        written = mended if len(mended) <= len(word) else written
    if word.isupper() and len(word) > 1:
        return written.upper()
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


def _is_beside_vowel(found: list[str], low: str, index: int, letters: dict[str, str]) -> bool:
    follows = letters.get(low[index + 1 : index + 2], "")
    return follows in VOWELS or (bool(found) and found[-1][-1:] in VOWELS)


def _gliding(found: list[str], low: str, index: int, letters: dict[str, str]) -> tuple[str, int]:
    """«й» after a vowel, «я» and «ю» with the vowel that follows, else «и»."""
    follows = letters.get(low[index + 1 : index + 2], "")
    is_after_vowel = bool(found) and found[-1][-1:] in VOWELS
    if follows in IOTATED:
        return ("" if is_after_vowel or not found else "и") + IOTATED[follows], 2
    return ("й" if is_after_vowel else letters[low[index]]), 1
