import pytest

from tests.telegram.markup import ENTITY_LIMIT, parse_html
from tests.telegram.refusals import RefusalError


@pytest.mark.parametrize(
    ("source", "shown", "entities"),
    [
        ("без разметки", "без разметки", []),
        ("<b>Токаев</b> в ООН", "Токаев в ООН", [("bold", 0, 6)]),
        ("😀 <i>да</i>", "😀 да", [("italic", 3, 2)]),
        ("<b>а<i>б</i></b>", "аб", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>а</B>", "а", [("bold", 0, 1)]),
        ("<b>а</>", "а", [("bold", 0, 1)]),
        ("<b></b>пусто", "пусто", []),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#33;", 'a <b> & "c" !', []),
        ("&nbsp;&mdash; как есть", "&nbsp;&mdash; как есть", []),
        ("R&D", "R&D", []),
        ("<blockquote expandable>а</blockquote>", "а", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">а</span>', "а", [("spoiler", 0, 1)]),
        ('<a href="https://e.org/?a=1&amp;b=>">а</a>', "а", [("text_link", 0, 1)]),
        ('<a href="javascript:alert(1)">а</a>', "а", []),
        ('<a href="">а</a>', "а", []),
    ],
    ids=[
        "plain",
        "bold",
        "offsets are UTF-16 units",
        "nested",
        "capital tag",
        "nameless end",
        "empty entity",
        "references",
        "unknown references",
        "bare ampersand",
        "expandable",
        "spoiler",
        "a > within quotes",
        "a scheme that is dropped",
        "no address",
    ],
)
def test_html_is_read_as_telegram_reads_it(
    source: str, shown: str, entities: list[tuple[str, int, int]]
) -> None:
    text, found = parse_html(source)
    assert text == shown
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


def test_the_address_of_a_link_is_unescaped() -> None:
    _, [link] = parse_html('<a href="https://e.org/?a=1&amp;b=2">а</a>')
    assert link["url"] == "https://e.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<div>а</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("а <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<b>а</i>", 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 5'),
        ("а</b>", "Unexpected end tag at byte offset 2"),
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>а</b", "Unclosed end tag at byte offset 5"),
        ('<span class="x">а</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
    ids=[
        "a tag of the web",
        "a line break",
        "a bare < before a >",
        "a bare <",
        "crossed",
        "unopened",
        "unclosed",
        "cut within an end tag",
        "a span of another class",
    ],
)
def test_wrong_html_is_refused_in_the_words_of_telegram(source: str, reason: str) -> None:
    with pytest.raises(RefusalError) as raised:
        parse_html(source)
    assert raised.value.description == f"Bad Request: can't parse entities: {reason}"


def test_entities_over_the_limit_vanish_without_a_word() -> None:
    text, entities = parse_html("<b>а</b> " * (ENTITY_LIMIT + 5))
    assert text == "а " * (ENTITY_LIMIT + 5)
    assert len(entities) == ENTITY_LIMIT
