import pytest

from newsroom.rendering.tables import COLUMNS, cells


def statement(**changes: object) -> dict[str, object]:
    return dict.fromkeys(COLUMNS["statements"]) | {"id": 1} | changes


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+7 777", "'+7 777"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a=b", "a=b"),
        ("— сказал он", "— сказал он"),
        ("", ""),
        (None, ""),
        (["a", "b"], "a; b"),
        (["=a", "b"], "'=a; b"),
        (-1, "-1"),
        (True, "yes"),
    ],
)
def test_a_cell_is_plain_text(written: object, shown: str) -> None:
    assert cells("statements", statement(quote=written))[4] == shown


def test_of_its_reports_a_meeting_shows_how_many_and_where() -> None:
    reports = [{"url": "https://a.kz/1"}, {"url": None}, {"url": "https://a.kz/1"}]
    row = dict.fromkeys(COLUMNS["meetings"]) | {"reports": reports}
    shown = dict(zip(COLUMNS["meetings"], cells("meetings", row), strict=True))
    assert (shown["reports"], shown["urls"]) == ("3", "https://a.kz/1")
