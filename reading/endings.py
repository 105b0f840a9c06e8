"""Case endings of Russian names: what a nominative may have turned into."""

import re
from dataclasses import dataclass

CONSONANT = "бвгджзйклмнпрстфхцчшщ"


HARD = CONSONANT.replace("й", "")


HUSHING = "жшщчц"


VELAR = "гкхжшщч"


VOWEL = "аеёиоуыэюя"


POSSESSIVE = "(?:ов|ев|ёв|ин|ын)"


@dataclass(frozen=True, slots=True)
class Ending:
    """A word ending in `ending` after `before` may be `cases` of a name ending in `base`."""

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
    (f"[{HARD}]", "а", "", "Gen Acc", "m", 0.8),
    (f"[{HARD}]", "у", "", "Dat", "m", 0.8),
    (f"[{HARD.replace('ц', '')}]", "ом", "", "Ins", "m", 0.8),
    (f"[{HUSHING}]", "ем", "", "Ins", "m", 0.8),
    (POSSESSIVE, "ым", "", "Ins", "m", 0.8),
    (f"[{HARD}]", "е", "", "Loc", "m", 0.8),
    (f"[{HARD}]", "я", "ь", "Gen Acc", "m", 0.8),
    (f"[{HARD}]", "ю", "ь", "Dat", "m", 0.8),
    (f"[{HARD}]", "ем", "ь", "Ins", "m", 0.8),
    (f"[{HARD}]", "е", "ь", "Loc", "m", 0.8),
    (f"[{VOWEL}]", "я", "й", "Gen Acc", "m", 0.8),
    (f"[{VOWEL}]", "ю", "й", "Dat", "m", 0.8),
    (f"[{VOWEL}]", "ем", "й", "Ins", "m", 0.8),
    (f"[{VOWEL}]", "е", "й", "Loc", "m", 0.8),
    ("[бвдзлмнпрстфц]", "ы", "а", "Gen", "mf", 0.8),
    (f"[{VELAR}]", "и", "а", "Gen", "mf", 0.8),
    (f"[{HARD}]", "е", "а", "Dat Loc", "mf", 0.8),
    (f"[{HARD}]", "у", "а", "Acc", "mf", 0.8),
    (f"[{HARD}]", "ой", "а", "Ins", "mf", 0.8),
    (f"[{HUSHING}]", "ей", "а", "Ins", "mf", 0.8),
    (f"[{VOWEL}йлнрь]", "и", "я", "Gen", "mf", 0.8),
    (f"[{VOWEL}йлнрь]", "е", "я", "Dat Loc", "mf", 0.8),
    (f"[{VOWEL}йлнрь]", "ю", "я", "Acc", "mf", 0.8),
    (f"[{VOWEL}йлнрь]", "ей", "я", "Ins", "mf", 0.8),
    ("и", "и", "я", "Dat Loc", "f", 0.8),
    (f"[{CONSONANT}]", "и", "ь", "Gen Dat Loc", "f", 0.15),
    (f"[{CONSONANT}]", "ью", "ь", "Ins", "f", 0.4),
    (POSSESSIVE, "ой", "а", "Gen Dat Ins Loc", "f", 0.8),
    (f"[{HARD}]", "ого", "ый", "Gen Acc", "m", 0.8),
    (f"[{HARD}]", "ому", "ый", "Dat", "m", 0.8),
    (f"[{HARD}]", "ого", "ой", "Gen Acc", "m", 0.8),
    (f"[{HARD}]", "ому", "ой", "Dat", "m", 0.8),
    ("(?<!о)(?<!е)[внт]", "ым", "ый", "Ins", "m", 0.3),
    ("(?<!о)(?<!е)[внт]", "ым", "ой", "Ins", "m", 0.3),
    ("[гкх]", "ого", "ий", "Gen Acc", "m", 0.8),
    ("[гкх]", "ому", "ий", "Dat", "m", 0.8),
    ("[гкх]", "им", "ий", "Ins", "m", 0.8),
    (f"[{HUSHING}н]", "его", "ий", "Gen Acc", "m", 0.8),
    (f"[{HUSHING}н]", "ему", "ий", "Dat", "m", 0.8),
    ("(?:ск|цк|н)", "ой", "ая", "Gen Dat Ins Loc", "f", 0.5),
    (f"[{HARD}]", "ую", "ая", "Acc", "f", 0.8),
)


TABLE = _endings()
