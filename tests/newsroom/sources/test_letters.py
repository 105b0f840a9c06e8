"""Letters as articles: an odd header or encoding costs no letter."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from newsroom.sources.errors import SourceError
from newsroom.sources.fetched import FetchedArticle
from newsroom.sources.files import parse_file

TEXT = "Президент Казахстана провёл переговоры с генеральным секретарём ООН в Астане."


def parsed(path: Path) -> list[FetchedArticle | SourceError]:
    return list(parse_file(path))


def test_a_letter_in_an_unknown_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "letter.eml"
    head = b"Subject: News\nContent-Type: text/plain; charset=x-nobody\n\n"
    file.write_bytes(head + TEXT.encode("windows-1251"))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert article.text == TEXT


MOMENT = datetime(2025, 11, 26, 1, tzinfo=UTC)


def letter(*headers: str, body: bytes = TEXT.encode()) -> bytes:
    return "\n".join([*headers, "Content-Type: text/plain; charset=utf-8", "", ""]).encode() + body


def test_a_letter_tells_its_headline_its_moment_and_its_id(tmp_path: Path) -> None:
    file = tmp_path / "letter.eml"
    sent = "Date: Thu, 26 Nov 2025 06:00:00 +0500"
    file.write_bytes(letter("Subject: =?utf-8?B?0JLRgdGC0YDQtdGH0LA=?=", sent, "Message-ID: <a@b>"))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert (article.headline, article.external_id) == ("Встреча", "<a@b>")
    assert article.published_at == MOMENT


ODD_HEADERS = {
    "a zone kept secret": (
        "Date: Thu, 26 Nov 2025 06:00:00 -0000",
        datetime(2025, 11, 26, 6, tzinfo=UTC),
    ),
    "a day of the thirteenth month": ("Date: 26.13.2025", None),
    "the end of time": ("Date: Fri, 31 Dec 9999 23:59:59 -1200", None),
    "an id that breaks the library": ("Message-ID: <", None),
    "a subject that breaks off": ("Subject: =?utf-8?B?=D0", None),
}


@pytest.mark.parametrize(("header", "sent"), ODD_HEADERS.values(), ids=ODD_HEADERS.keys())
def test_an_odd_header_costs_no_letter(tmp_path: Path, header: str, sent: datetime | None) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(letter(header))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert article.text == TEXT
    assert article.published_at == sent


def test_of_a_letter_in_two_forms_the_plain_one_is_read(tmp_path: Path) -> None:
    both = EmailMessage()
    both.set_content(TEXT)
    both.add_alternative(f"<p>{TEXT}</p><p>Отписаться</p>", subtype="html")
    both.add_attachment(b"%PDF", maintype="application", subtype="pdf")
    file = tmp_path / "letter.eml"
    file.write_bytes(both.as_bytes())
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert article.text.strip() == TEXT


def test_a_letter_in_another_encoding_than_it_says_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "letter.eml"
    file.write_bytes(letter(body=TEXT.encode("windows-1251")))
    (article,) = parsed(file)
    assert isinstance(article, FetchedArticle)
    assert article.text == TEXT


def test_a_letter_without_words_is_named(tmp_path: Path) -> None:
    file = tmp_path / "letter.eml"
    picture = b"Content-Type: image/png\n\n\x89PNG"
    file.write_bytes(picture)
    assert [str(one) for one in parsed(file)] == [f"Can't read {file}: there are no words in it"]
