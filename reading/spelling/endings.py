"""Case endings of Russian names: what a nominative may have turned into."""

import re
from dataclasses import dataclass

CONSONANT = "бвгджзйклмнпрстфхцчшщ"

HARD = CONSONANT.replace("й", "")

HUSHING = "жшщчц"

VELAR = "гкхжшщч"

VOWEL = "аеёиоуыэюя"

POSSESSIVE = "(?:ов|ев|ёв|ин|ын)"
"""How surnames end that decline like «Лавров»."""

IRREGULAR = {"льв": "лев", "павл": "павел", "петр": "пётр"}
"""Stems of the oblique cases → the nominative that drops or changes its vowel."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A word ending in `ending` after `before` may be `cases` of a name ending in `base`.

    `weight`: how usual it is that such a nominative declines like this.
    """

    before: re.Pattern[str]
    ending: str
    base: str
    cases: tuple[str, ...]
    gender: str
    weight: float


def _endings() -> tuple[Ending, ...]:
    return tuple(
        Ending(re.compile(f"(?:{before})$"), ending, base, tuple(cases.split()), gender, weight)
        for before, endings, base, cases, genders, weight in ENDINGS
        for ending in endings.split()
        for gender in genders
    )


# before, endings, what the nominative has instead, cases, genders, weight
ENDINGS: tuple[tuple[str, str, str, str, str, float], ...] = (
    # Гутерриш, Токаев, Дарвин
    (f"[{HARD}]", "а", "", "Gen Acc", "m", 1.0),
    (f"[{HARD}]", "у", "", "Dat", "m", 1.0),
    (f"[{HARD.replace('ц', '')}]", "ом", "", "Ins", "m", 0.8),
    (f"[{HUSHING}]", "ем", "", "Ins", "m", 1.0),
    # «Шольцом»: often written, though he isn't stressed there.
    ("ц", "ом", "", "Ins", "m", 0.3),
    (POSSESSIVE, "ым", "", "Ins", "m", 1.0),
    (f"[{HARD}]", "е", "", "Loc", "m", 1.0),
    # Кравец
    (f"[{CONSONANT}]", "ца", "ец", "Gen Acc", "m", 0.3),
    (f"[{CONSONANT}]", "цу", "ец", "Dat", "m", 0.3),
    (f"[{CONSONANT}]", "цем цом", "ец", "Ins", "m", 0.3),
    # Рамиль
    (f"[{HARD}]", "я", "ь", "Gen Acc", "m", 1.0),
    (f"[{HARD}]", "ю", "ь", "Dat", "m", 1.0),
    (f"[{HARD}]", "ем", "ь", "Ins", "m", 1.0),
    (f"[{HARD}]", "е", "ь", "Loc", "m", 1.0),
    # Сергей, Дмитрий
    (f"[{VOWEL}]", "я", "й", "Gen Acc", "m", 1.0),
    (f"[{VOWEL}]", "ю", "й", "Dat", "m", 1.0),
    (f"[{VOWEL}]", "ем", "й", "Ins", "m", 1.0),
    (f"[{VOWEL}]", "е", "й", "Loc", "m", 1.0),
    ("и", "и", "й", "Loc", "m", 1.0),
    # Дуда, Ольга, Микита
    (f"[{HARD.translate(str.maketrans('', '', 'гкхжшщч'))}]", "ы", "а", "Gen", "mf", 1.0),
    (f"[{VELAR}]", "и", "а", "Gen", "mf", 1.0),
    (f"[{HARD}]", "е", "а", "Dat Loc", "mf", 1.0),
    (f"[{HARD}]", "у", "а", "Acc", "mf", 1.0),
    (f"(?<!ск)(?<!цк)[{HARD}]", "ой", "а", "Ins", "mf", 1.0),
    ("(?:ск|цк)", "ой", "а", "Ins", "mf", 0.01),
    (f"[{HUSHING}]", "ей", "а", "Ins", "mf", 1.0),
    # Илья, Надя, Мария
    (f"[{VOWEL}{CONSONANT}ь]", "и", "я", "Gen", "mf", 1.0),
    (f"[{VOWEL}{CONSONANT}ь]", "е", "я", "Dat Loc", "mf", 1.0),
    (f"[{VOWEL}{CONSONANT}ь]", "ю", "я", "Acc", "mf", 1.0),
    (f"[{VOWEL}{CONSONANT}ь]", "ей ёй", "я", "Ins", "mf", 1.0),
    ("и", "и", "я", "Dat Loc", "mf", 1.0),
    # Любовь, Гузель
    (f"[{CONSONANT}]", "и", "ь", "Gen Dat Loc", "f", 0.2),
    (f"[{CONSONANT}]", "ью", "ь", "Ins", "f", 0.3),
    # Захарова
    (POSSESSIVE, "ой", "а", "Gen Dat Ins Loc", "f", 1.0),
    # Зеленский, Подгорный, Толстой, младший
    (f"[{HARD}]", "ого", "ый", "Gen Acc", "m", 1.0),
    (f"[{HARD}]", "ому", "ый", "Dat", "m", 1.0),
    (f"[{HARD}]", "ого", "ой", "Gen Acc", "m", 1.0),
    (f"[{HARD}]", "ому", "ой", "Dat", "m", 1.0),
    ("(?<!о)(?<!е)[внт]", "ым", "ый", "Ins", "m", 0.6),
    ("(?<!о)(?<!е)[внт]", "ым", "ой", "Ins", "m", 0.6),
    ("[гкх]", "ого", "ий", "Gen Acc", "m", 1.0),
    ("[гкх]", "ому", "ий", "Dat", "m", 1.0),
    ("[гкх]", "им", "ий", "Ins", "m", 1.0),
    ("(?:ск|цк)", "ом", "ий", "Loc", "m", 1.0),
    (f"[{HUSHING}н]", "его", "ий", "Gen Acc", "m", 1.0),
    (f"[{HUSHING}н]", "ему", "ий", "Dat", "m", 1.0),
    (f"[{HUSHING}н]", "им", "ий", "Ins", "m", 1.0),
    # Матвиенко-Чёрная, Новацкая
    ("(?:ск|цк|[нвт])", "ой", "ая", "Gen Dat Ins Loc", "f", 0.8),
    (f"[{HARD}]", "ую", "ая", "Acc", "f", 1.0),
    ("[жшщчн]", "ей", "ая", "Gen Dat Ins Loc", "f", 0.3),
)


TABLE = _endings()
