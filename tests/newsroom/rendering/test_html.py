import pytest

from newsroom.rendering.html import (
    Html,
    bold,
    entities,
    escape,
    italic,
    join,
    length,
    link,
    plain,
    quote,
    shorten,
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Дуда & Ко <b>", "Дуда &amp; Ко &lt;b&gt;"),
        ('"кавычки"', "&quot;кавычки&quot;"),
        ("a\u202eb\x00c", "abc"),
        ("line\nbreak", "line\nbreak"),
    ],
    ids=["markup", "quotes", "direction and control marks", "newline stays"],
)
def test_outside_text_is_harmless(text: str, html: str) -> None:
    assert escape(text) == html


def test_html_is_not_escaped_twice() -> None:
    assert bold(escape("<")) == "<b>&lt;</b>"
    assert join(["<", italic("x")], " & ") == "&lt; &amp; <i>x</i>"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://a.b", "https://", "https://a b", "http://[", None]
)
def test_an_address_no_browser_should_open_is_left_out(address: str | None) -> None:
    assert link("<NUR.KZ>", address) == "&lt;NUR.KZ&gt;"


def test_an_address_can_not_leave_its_attribute() -> None:
    html = link("x", 'https://a.kz/?q="><b>')
    assert html == '<a href="https://a.kz/?q=&quot;&gt;&lt;b&gt;">x</a>'


@pytest.mark.parametrize(
    ("html", "units"),
    [(bold("аб"), 2), (escape("<&>"), 3), (escape("🗓"), 2), (link("аб", "https://a.kz"), 2)],
)
def test_length_counts_what_is_left_after_parsing(html: Html, units: int) -> None:
    assert length(html) == units


def test_plain_and_entities() -> None:
    html = join([bold("a < b"), quote("в")])
    assert plain(html) == "a < b\nв"
    assert entities(html) == 2


def test_shortening_cuts_at_a_word() -> None:
    assert shorten("провел встречу с генеральным секретарем", 20) == "провел встречу с…"
    assert shorten("коротко", 20) == "коротко"
    assert shorten("ъ" * 30, 10) == "ъ" * 9 + "…"
