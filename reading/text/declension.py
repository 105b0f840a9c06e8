"""The case forms of place names that no dictionary knows: «Тяньцзинь» → «Тяньцзине»."""

import re
from itertools import product

# How the name ends, what of that its forms keep, and how the forms end.
DECLENSIONS: tuple[tuple[re.Pattern[str], int, str], ...] = tuple(
    (re.compile(f"(?:{ending})$"), dropped, forms)
    for ending, dropped, forms in (
        ("ск(?:ий|ой)|[нжчщ]ий|ый", 2, "ого его ому ему ым им ом ем"),
        ("ое", 2, "ого ому ым ом"),
        ("ая", 2, "ой ую"),
        ("[иы]е", 2, "ых их ым им ыми ими"),
        ("ия", 1, "и ю ей"),
        ("я", 1, "и е ю ей"),
        ("а", 1, "ы и е у ой ей"),
        ("[ое]в[оо]|[иы]но", 1, "а у ом ым е"),
        ("ь", 1, "я ю ем е и ью"),
        ("й", 1, "я ю ем е"),
        ("[бвгджзклмнпрстфхцчшщ]", 0, "а у ом ем е"),
    )
)


def declined(name: str) -> tuple[str, ...]:
    """The forms a name may take, itself among them; those of several words agree or not."""
    return tuple(" ".join(words) for words in product(*map(_forms, name.split())))


def _forms(word: str) -> tuple[str, ...]:
    for ending, dropped, forms in DECLENSIONS:
        if ending.search(word):
            stem = word[: len(word) - dropped]
            return (word, *(stem + form for form in forms.split()))
    return (word,)
