"""Files as articles: what is wrong with one line or letter spoils no other."""

import json
from pathlib import Path

import pytest

from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import parse_file

TEXT = "Президент Казахстана провёл переговоры с генеральным секретарём ООН в Астане."


def parsed(path: Path) -> list[FetchedArticle | SourceError]:
    return list(parse_file(path))


def test_one_line_in_another_encoding_spoils_no_other(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    file = tmp_path / "news.jsonl"
    file.write_bytes(b"\n".join([line.encode(), line.encode("windows-1251"), line.encode()]))
    assert [one.text for one in parsed(file) if isinstance(one, FetchedArticle)] == [TEXT] * 3


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"text": f"{TEXT}\u2028{TEXT}"}, ensure_ascii=False))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)


TOO_MUCH = "it holds a number of thousands of digits, or thousands of brackets"
LATIN = TEXT.encode("windows-1251").decode("latin-1")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[" * 100_000, TOO_MUCH),
        (f'{{"id": {"9" * 5000}}}', TOO_MUCH),
        (
            json.dumps({"text": LATIN}),
            "its letters are garbled (windows-1251 read as latin-1)",
        ),
        (
            '{"html": "<![foo["}',
            "its HTML is broken (unknown status keyword 'foo' in marked section)",
        ),
    ],
    ids=["brackets", "digits", "garbled", "html"],
)
def test_says_what_is_wrong_with_a_line(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(line)
    (error,) = parsed(file)
    assert str(error) == f"Can't read {file}, line 1: {reason}"


def test_a_letter_in_an_unknown_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "letter.eml"
    head = b"Subject: News\nContent-Type: text/plain; charset=x-nobody\n\n"
    file.write_bytes(head + TEXT.encode("windows-1251"))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert article.text == TEXT
