"""Words and signs are cut where razdel cuts them."""

import pytest
from razdel import tokenize

from reading.text.tokens import pieces_of

TEXTS = [
    "",
    "Токаев встретился с Путиным.",
    "«Мы готовы», – сказал он (в Астане)!",
    "В 2024, 15 мая и 2024, мая",
    "Пан-Азия , 12.03.2024 -то и кое -что",
    "С.В.Лавров, К.-Ж. Токаев; G20/COP29",
    "Что?! Да... :-) :( **",
    "https://akorda.kz/ru?id=1_2 №5 ұлы 10%-ный",
    "yahoo! ΔP и 中国 e\u0301",
    "а\u00a0б\n\nв\tг",
]


@pytest.mark.parametrize("text", TEXTS)
def test_cuts_like_razdel(text: str) -> None:
    expected = [(piece.start, piece.stop, piece.text) for piece in tokenize(text)]
    assert [tuple(piece) for piece in pieces_of(text)] == expected
