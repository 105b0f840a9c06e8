"""Files as articles: what is wrong with one line or letter spoils no other."""

import json
from pathlib import Path

import pytest

from newsroom.sources import files
from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import count_articles, find_files, parse_file

TEXT = "Президент Казахстана провёл переговоры с генеральным секретарём ООН в Астане."


def parsed(path: Path) -> list[FetchedArticle | SourceError]:
    return list(parse_file(path))


def test_one_line_in_another_encoding_spoils_no_other(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    file = tmp_path / "news.jsonl"
    file.write_bytes(b"\n".join([line.encode(), line.encode("windows-1251"), line.encode()]))
    assert [one.text for one in parsed(file) if isinstance(one, FetchedArticle)] == [TEXT] * 3


def test_lines_of_a_spreadsheet_s_own_encoding_are_read(tmp_path: Path) -> None:
    """«Unicode text»: UTF-16, in which a line doesn't end with one byte."""
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    file = tmp_path / "news.jsonl"
    file.write_text(f"{line}\n{line}\n", encoding="utf-16")
    assert [one.text for one in parsed(file) if isinstance(one, FetchedArticle)] == [TEXT] * 2


def test_a_file_larger_than_an_article_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_BYTES", 10)
    file = tmp_path / "news.txt"
    file.write_text(TEXT)
    (error,) = parsed(file)
    assert isinstance(error, SourceError)


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
            "there are no words in it",
        ),
    ],
    ids=["brackets", "digits", "garbled", "html"],
)
def test_says_what_is_wrong_with_a_line(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(line)
    (error,) = parsed(file)
    assert str(error) == f"Can't read {file}, line 1: {reason}"


NONSENSE = {
    "an address that can't be taken apart": ("url", "http://[", "its 'url' is no address"),
    "a port that is none": ("url", "http://a.kz:kz/", "its 'url' is no address"),
    "a language in words": ("lang", "по-русски", "its 'lang' is no language code"),
    "a language in a word": ("lang", "Russian", "its 'lang' is no language code"),
    "a country in a word": ("country", "Kazakhstan", "its 'country' is not two letters"),
    "a number for an outlet": ("outlet", 7, "its 'outlet' is not a text"),
}


@pytest.mark.parametrize(("key", "value", "reason"), NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_about_an_article_is_named(
    tmp_path: Path, key: str, value: object, reason: str
) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"text": TEXT, key: value}))
    assert [str(one) for one in parsed(file)] == [f"Can't read {file}, line 1: {reason}"]


def test_a_language_and_a_country_have_one_spelling(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"text": TEXT, "lang": "RU-kz", "country": "kz"}))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert (article.language, article.country) == ("ru", "KZ")


@pytest.mark.parametrize(
    ("published", "reason"),
    [
        ("yesterday", "is not an ISO date"),
        ("0001-01-01", "lies before 1900"),
        ("9999-12-31T23:59:59-12:00", "lies at the end of time"),
    ],
)
def test_an_impossible_day_is_named(tmp_path: Path, published: str, reason: str) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"text": TEXT, "published": published}))
    (error,) = parsed(file)
    assert str(error) == f"Can't read {file}, line 1: its 'published' {reason}"


def test_a_line_larger_than_an_article_spoils_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_BYTES", 1000)
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join([line, json.dumps({"text": TEXT * 50}), line]))
    first, error, last = parsed(file)
    assert isinstance(first, FetchedArticle)
    assert isinstance(last, FetchedArticle)
    assert last.source == f"{file}, line 3"
    assert str(error) == f"Can't read {file}, line 2: it is larger than an article can be"


def test_a_folder_stands_for_the_articles_inside_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "deep/c.eml", "picture.png", ".hidden/d.txt", "._b.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT)
    (tmp_path / "empty").mkdir()
    found = find_files([tmp_path, tmp_path / "empty"])
    assert [str(file.relative_to(tmp_path)) for file in found] == [
        "a.HTML",
        "b.txt",
        "deep/c.eml",
        "empty",
    ]
    reason = "there are no txt, html, jsonl or eml files in it"
    assert [str(one) for one in parsed(found[-1])] == [f"Can't read {found[-1]}: {reason}"]


def test_articles_are_counted_before_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text("{}\n{}\n{}\n")
    assert count_articles(file) == 3
    assert count_articles(tmp_path / "page.html") == 1
    assert count_articles(tmp_path / "nowhere.jsonl") == 1


def test_what_an_archive_exported_keeps_the_id_it_came_with(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    rows: list[dict[str, object]] = [
        {"id": 4, "external_id": "7"},
        {"id": 5, "external_id": None},
        {"id": 6},
    ]
    file.write_text("\n".join(json.dumps({"text": TEXT} | row) for row in rows))
    ids = [one.external_id for one in parsed(file) if isinstance(one, FetchedArticle)]
    assert ids == ["7", None, "6"]
