"""The words of one language. The catalogues themselves are loaded by `bot/texts.py`."""

from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number

from newsroom.rendering.html import Html, clean, escape
from newsroom.rendering.readers import AsWritten, Names

Value = str | int
AS_WRITTEN = AsWritten()


class Texts:
    """Formats the messages of one language (`ru`, `kk`, `en`).

    A call gives HTML: values are escaped unless they are `Html`. A missing message or variable is
    a mistake of ours and raises: LookupError, ValueError.
    """

    def __init__(self, language: str, bundle: FluentBundle, names: Names = AS_WRITTEN) -> None:
        self.language = language
        self._bundle = bundle
        self.names = names

    def naming(self, names: Names) -> "Texts":
        """The same words, with other names of people and places."""
        return Texts(self.language, self._bundle, names)

    def called(self, name: str) -> str:
        """Somebody's name as readers of this language spell it."""
        return self.names.person(name)

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
