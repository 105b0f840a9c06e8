"""What operators put right, in lines."""

from collections.abc import Sequence

from newsroom.correction_requests import USAGE
from newsroom.rendering.dates import day_words
from newsroom.rendering.html import Html, code, escape, join, shorten
from newsroom.rendering.texts import Texts
from storage.fixes import CHOICES
from storage.models import Correction, Person

WORDS_LENGTH = 80


def about_meeting(texts: Texts, number: int, standing: Sequence[Correction]) -> Html:
    title = texts("fix-meeting", number=number)
    example = code(f"/correct set meeting {number} date=2019-09-24")
    return join([title, *_lines(texts, standing), texts("fix-hint", example=example)])


def about_person(texts: Texts, person: Person, standing: Sequence[Correction]) -> Html:
    title = texts("fix-person", name=person.name, number=person.id)
    example = code(f"/correct rename person {person.id} {person.name}")
    return join([title, *_lines(texts, standing), texts("fix-hint", example=example)])


def usage(texts: Texts, latest: Sequence[Correction]) -> Html:
    """Every kind of correction by an example, and the latest ones."""
    examples = [code(f"/correct {words}") for words in (*USAGE, "undo 5")]
    return join([texts("correct-usage"), *examples, *_lines(texts, latest)])


def correction_line(texts: Texts, correction: Correction) -> Html:
    """«№ 5 · 26 ноября 2025 · дата: 2019-09-01 → 2019-09-24»."""
    what = texts("correction", kind=correction.kind.value, target=correction.target_id)
    values = (correction.before, correction.value)
    changes = [_value(texts, correction.field, one) for one in values if one]
    field = [texts("correction-field", field=correction.field)] if correction.field else []
    other = [str(correction.other_id)] if correction.other_id is not None else []
    parts = [
        texts("correction-number", number=correction.id),
        day_words(texts, correction.made_at.date()),
        join([what, *other, *field], " "),
        *([join(changes, " → ")] if changes else []),
        *([texts("correction-undone")] if correction.undone_at is not None else []),
    ]
    return join(parts, " · ")


def _value(texts: Texts, field: str, value: str) -> Html:
    """«held» is written in commands; to read there are words."""
    if field in CHOICES:
        return texts(field, **{field: value})
    return escape(shorten(value, WORDS_LENGTH))


def _lines(texts: Texts, corrections: Sequence[Correction]) -> list[Html]:
    return [join(["• ", correction_line(texts, one)], "") for one in corrections]
