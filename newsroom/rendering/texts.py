"""The words of one language. The catalogues themselves are loaded by `bot/texts.py`."""

from collections.abc import Callable

from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number

from newsroom.rendering.html import Html, clean, escape

Value = str | int


class Texts:
    """Formats the messages of one language (`ru`, `kk`, `en`).

    A call gives HTML: values are escaped unless they are `Html`. A missing message or variable is
    a mistake of ours and raises: LookupError, ValueError.
    """

    def __init__(
        self, language: str, bundle: FluentBundle, called: Callable[[str], str] = str
    ) -> None:
        self.language = language
        self._bundle = bundle
        self.called = called
        """Somebody's name as readers of this language spell it."""

    def calling(self, called: Callable[[str], str]) -> "Texts":
        """The same words, with other spellings of names."""
        return Texts(self.language, self._bundle, called)

    def __call__(self, key: str, /, **values: Value) -> Html:
        return Html(self._format(key, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, /, **values: Value) -> str:
        """For buttons, menus and pop-ups: shown as they are, so nothing is escaped."""
        return self._format(key, {name: _plain(value) for name, value in values.items()})

    def _format(self, key: str, values: dict[str, object]) -> str:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"{key!r} has no text in {self.language!r}")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"{key!r} in {self.language!r}: {errors}")
        return str(text)


def _escaped(value: Value) -> object:
    return escape(value) if isinstance(value, str) else _number(value)


def _plain(value: Value) -> object:
    return clean(value) if isinstance(value, str) else _number(value)


def _number(value: int) -> object:
    """Selectable by plural, without separators: 2019 is a year more often than an amount."""
    return fluent_number(value, useGrouping=False)
