import re
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Identifier, Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

from bot.texts import LANGUAGES, LOCALES, load_texts

PACKAGES = ("bot", "handlers", "newsroom")
ROOT = LOCALES.parent.parent


class Variables(Visitor):
    """Collects the names of variables a message uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def messages_of(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} is said twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


def test_a_catalogue_that_can_t_be_parsed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.texts.LOCALES", tmp_path)
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "start.ftl").write_text("hello = Привет\n}oops\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"start\.ftl in 'ru': '}oops"):
        load_texts("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_says_the_same_things_with_the_same_variables(language: str) -> None:
    assert messages_of(language) == messages_of("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_can_be_loaded(language: str) -> None:
    assert load_texts(language).language == language


# The plural forms of the languages (CLDR), but for that of fractions. In the genitive Russian says
# few and many alike («до 2 знаков»); Kazakh says one and many alike.
PLURALS = {
    "ru": [{"one", "few", "many"}, {"one", "other"}],
    "kk": [{"one", "other"}, {"other"}],
    "en": [{"one", "other"}],
}
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


class Selections(Visitor):
    """Collects the variants of every choice that is made by number."""

    def __init__(self) -> None:
        self.found: list[set[str]] = []

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        names = {one.key.name for one in node.variants if isinstance(one.key, Identifier)}
        if names & CATEGORIES and names <= CATEGORIES:
            self.found.append(names)
        self.generic_visit(node)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_the_plural_forms_of_its_language(language: str) -> None:
    selections = Selections()
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            selections.visit(entry)
    wrong = [names for names in selections.found if names not in PLURALS[language]]
    assert wrong == []


def test_every_key_in_the_code_has_a_text() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in Path(ROOT, package).rglob("*.py")
    )
    used = set(re.findall(r'texts(?:\.plain)?\(\s*"([a-z-]+)"', code))
    assert used - messages_of("ru").keys() == set()


def test_no_text_lies_unused() -> None:
    """A key stands in the code as a literal, or its beginning does («menu-…»)."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in Path(ROOT, package).rglob("*.py")
    )
    beginnings = tuple(re.findall(r'f"([a-z-]+-)\{', code))
    unused = {
        key
        for key in messages_of("ru")
        if f'"{key}"' not in code and not key.startswith(beginnings)
    }
    assert unused == set()
