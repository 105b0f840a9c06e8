"""The models and tables, loaded once for all tests that read real phrases."""

from datetime import date

import pytest

from bot.knowledge import load_world
from bot.tools import build_tools
from reading.article import Tools, read_article
from reading.facts import ArticleText, Facts
from reading.grammar.phrases import parsed
from reading.text.analysis import Sentence
from reading.world import World


@pytest.fixture(scope="session")
def tools() -> Tools:
    """Everything reading needs: 3 s and 300 MB, so a test that asks for it is `slow`."""
    return build_tools()


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


class Reader:
    """Reads phrases as articles of one day, from a Kazakh outlet."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools

    def sentence(self, text: str) -> Sentence:
        """The only sentence of the text."""
        (only,) = self.tools.language.analyse(text).sentences
        return parsed(only, (), self.tools.people.parse)

    def facts(self, text: str, published_on: date | None = date(2024, 7, 3)) -> Facts:
        return read_article(ArticleText(text, published_on=published_on, country="KZ"), self.tools)


@pytest.fixture(scope="session")
def reader(tools: Tools) -> Reader:
    return Reader(tools)
