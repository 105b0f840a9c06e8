"""Keys of names: one Latin spelling for three scripts, and the bare sound behind it.

«Гутерриш» and «Guterres» differ in the key («guteriw», «guteres») and share the sound («ktrs»), so
an index of sounds finds one by the other; how near they are, `reading.spelling.matching` judges.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "4", "ш": "w", "щ": "w",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
# Latin spellings brought to the same sounds, longest first.
SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tch|ch|cz", "4"),
        ("sch|sh|sz", "ŵ"),
        ("dzh|zh|dj", "j"),
        ("kh|gh", "h"),
        ("ts|tz|z$", "c"),
        ("ya|ja(?=n$)", "ia"),
        ("yu", "iu"),
        ("yo|ye|je(?=v)", "e"),
        ("x", "s"),
        ("ph", "f"),
        ("ck|q|c(?=[aoulrk]|$)", "k"),
        ("w", "v"),
        ("y|j(?=$)", "i"),
        ("ee", "i"),
        ("oo|ou", "u"),
        ("th", "t"),
        ("ŵ", "w"),
    )
)
# Marked letters that sound like two: «Jeremić», «Çavuşoğlu».
HISSING = str.maketrans(
    {"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ž": "zh"}
    | {"ż": "zh", "đ": "dj"}
)
# Consonants that scripts and ears take for one another.
ALIKE = str.maketrans("bvdzw4cjghq", "pftssssskkk")
SILENT = re.compile("[aeiouy'’]")

SHORTEST_MISTAKABLE = 3
"""From so many consonants on a word is indexed as if one had been left out, too."""

SHORTEST_HEARD = 2
"""One consonant alone sounds like too many."""

OPENING = 4
"""Letters that names offered instead of an unknown one have in common with it."""


def search_key(text: str) -> str:
    """The Latin key of a name: «Гутерриш», «Guterres» and «Гутерришем» come close, spaces stay."""
    return " ".join(word_key(word) for word in words_of(text))


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())


@lru_cache(maxsize=100_000)
def word_key(word: str) -> str:
    word = word.lower().translate(KAZAKH)
    if re.search("[а-яё]", word):
        latin = "".join(LETTERS.get(letter, letter) for letter in word)
    else:
        latin = _sounds(_plain(word))
    latin = re.sub("ii+", "i", latin.replace("ie", "e").replace("'", "").replace("’", ""))
    return re.sub(r"(.)\1", r"\1", latin)


def _plain(word: str) -> str:
    marked = unicodedata.normalize("NFKD", word.translate(HISSING))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _sounds(word: str) -> str:
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=100_000)
def sound(key: str) -> str:
    """The consonants of a key by kind: «guteriw» and «guteres» are both «ktrs»."""
    return re.sub(r"(.)\1+", r"\1", consonants(key).translate(ALIKE))


def surname_sound(name: str) -> str:
    """What spellings of one surname have in common; too short a one must be spelled the same."""
    *_, surname = words_of(name) or [""]
    key = word_key(surname)
    return sound(key) if len(consonants(key)) >= SHORTEST_HEARD else exactly(key)


@lru_cache(maxsize=100_000)
def consonants(key: str) -> str:
    return SILENT.sub("", key)


def index_keys(names: Iterable[str]) -> frozenset[str]:
    """Everything these names of one person are found by."""
    keys = {word_key(word) for name in names for word in written_words(name)} - {""}
    return frozenset().union(*map(_keys, keys))


@lru_cache(maxsize=10_000)
def _keys(key: str) -> frozenset[str]:
    heard = consonants(key)
    slips = _slips(heard) if len(heard) >= SHORTEST_MISTAKABLE else ()
    sounds = {f"~{sound(key)}", *(f"-{one}" for one in (heard, *slips))} if heard else set()
    return frozenset({exactly(key), opening(key), *sounds})


def exactly(key: str) -> str:
    """The entry of those with a word of this key."""
    return f"={key}"


def opening(key: str) -> str:
    """The entry of those with a word that begins like this key."""
    return f"^{key[:OPENING]}"


@lru_cache(maxsize=10_000)
def alike(key: str) -> frozenset[str]:
    """The entries of those with a word that sounds like this key, or is it but for a consonant."""
    heard = consonants(key)
    if len(heard) < SHORTEST_HEARD:
        return frozenset({exactly(key)})
    slips = _slips(heard) if len(heard) > SHORTEST_HEARD else ()
    return frozenset({exactly(key), f"~{sound(key)}", *(f"-{one}" for one in (heard, *slips))})


def _slips(heard: str) -> set[str]:
    """With one consonant left out: two words that differ in one have such a rest in common."""
    return {heard[:at] + heard[at + 1 :] for at in range(len(heard))}


def written_words(name: str) -> list[str]:
    """The words of a name; a hyphenated one also in one piece («касымжомарт»)."""
    joined = re.sub(r"(?<=\w)[-‐-―](?=\w)", "", name)
    return list(dict.fromkeys([*words_of(name), *words_of(joined)]))
