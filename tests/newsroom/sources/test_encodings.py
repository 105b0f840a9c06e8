"""Pages of all encodings come out as letters; letters that came out wrong are noticed."""

import pytest

from newsroom.sources.encodings import decode, how_garbled

TEXT = "Президент Казахстана провёл переговоры с генеральным секретарём ООН в Астане."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r", "cp866"]
)
def test_decodes_what_russian_pages_are_written_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="iso-8859-9">',
        "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-9'>",
    ],
    ids=["short", "long"],
)
def test_a_page_that_declares_its_encoding_is_believed(head: str) -> None:
    page = f"{head} Türkiye Cumhurbaşkanı Erdoğan"
    assert decode(page.encode("iso-8859-9")) == page


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("windows-1251", "windows-1251"),
        ("windows-1251", "iso-8859-1"),
        ("windows-1251", "utf-8"),
        ("windows-1251", ""),
        ("windows-1251", "nonsense"),
        ("windows-1251", "zip"),
        ("windows-1251", "unicode_escape"),
        ("windows-1251", "x" * 30),
        ("koi8-r", "koi8-r"),
        ("koi8-r", "latin1"),
        ("koi8-u", "KOI8-U"),
        ("cp866", "ibm866"),
        ("utf-8", "windows-1251"),
        ("utf-8", "koi8-r"),
        ("utf-16-le", "utf-16le"),
        ("utf-16-le", ""),
        ("utf-16-be", "utf-8"),
        ("utf-16", ""),
    ],
)
def test_what_a_server_says_is_believed_unless_the_letters_know_better(
    written: str, said: str
) -> None:
    page = f"<html><p>{TEXT}</p></html>"
    assert decode(page.encode(written), said) == page


def test_a_western_page_is_not_taken_for_an_old_russian_one() -> None:
    page = "Le président a reçu le ministre à Genève, où il était arrivé hier."
    assert decode(page.encode("latin-1"), "iso-8859-1") == page


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"\x00\xff\xfe\x81" * 9, b"<meta charset=nonsense>\xcf"]
)
def test_any_bytes_give_a_text(content: bytes) -> None:
    assert isinstance(decode(content), str)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utf-8", "windows-1251"),
        ("utf-8", "latin-1"),
        ("windows-1251", "latin-1"),
        ("koi8-r", "windows-1251"),
    ],
)
def test_notices_letters_read_in_a_wrong_encoding(right: str, wrong: str) -> None:
    garbled = TEXT.encode(right).decode(wrong, errors="replace")
    assert how_garbled(garbled) == f"{right} read as {wrong}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT,
        TEXT.upper(),
        "Қазақстан Президенті Қасым-Жомарт Тоқаев елшіні қабылдады.",
        "The president met the minister in a café in Zürich.",
        "Cumhurbaşkanı Erdoğan ile görüştü, İstanbul'da çalışma ziyareti.",
        "中国外交部长会见了哈萨克斯坦总统。",
        "🔥🔥🔥",
    ],
    ids=["empty", "ru", "capitals", "kk", "en", "tr", "zh", "emoji"],
)
def test_letters_of_any_language_are_fine(text: str) -> None:
    assert how_garbled(text) is None
