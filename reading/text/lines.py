"""What one line of a page looks like: a headline, a paragraph, a menu, a stamp."""

import re

LONGEST_HEADLINE = 200
"""Characters. A longer line is a paragraph."""

SHORTEST_PARAGRAPH = 80
"""Characters. A finished line of this length is a paragraph, not a teaser's headline."""

WORDS_OF_A_HEADLINE = 3

LETTER = re.compile(r"[^\W\d_]")
# «… прошли в Пекине. -0-»: agencies sign the end.
FINISHED = re.compile(r"[.!?…][»\"”)\]]*(?:\s*-(?:0|30)-)?$|[»\"”]$")
NUMBERED = re.compile(r"\d{1,2}\W")
SEPARATOR = re.compile(r"[—–_=*~-]{5,}")
# «Главная / События», «☰ Меню  Новости  Власть»: short pieces and nothing that governs them.
PIECES = re.compile(r"\s{2,}|\s+[|•·/>›→←~]\s+|[|•·]")
MENU_SIGNS = frozenset("|›")
MENU_GAP = re.compile(r"\s(?<=\S\s)\s+\S")
LONGEST_PIECE = 30
PIECES_OF_A_MENU = 3
TABLE_CELLS = 4
# «Владимир Путин Россия США Владимир Путин Россия США»: tags, once seen and once hidden.
# Captions are so as well, before their credit.
DOUBLED = re.compile(
    r"(?P<once>\S+ .{6,200}?)(?:\s[^.!?]{1,40})?\s+(?P=once)"
    r"(?:\s+(?:Фото|Сурет|Photo): ?\S.{0,60})?"
)

TIME = r"\d{1,2}\s?[:.]\s?\d{2}(?::\d{2})?"
DATE = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+[^\W\d_]{3,9},?\s+\d{4}|\d{4}\s+жылғы\s+\d{1,2}\s+[^\W\d_]{3,9}"
    r"|[^\W\d_]{3,9}\.?\s+\d{1,2},\s+\d{4})"
)
YEAR_SIGN = r"(?:\s?(?:года|г\.|ж\.))?"
STAMP = re.compile(
    r"(?:^|\s{2,}|[|•·~,/]\s*|\s[–—-]\s+|(?:опубликовано|обновлено|дата(?: публикации)?|date)\W+)"
    rf"(?:[^\W\d_]{{2,12}},\s+)?(?:{TIME}\s*[,/|]?\s+)?(?P<date>{DATE}){YEAR_SIGN}"
    rf"(?=$|\s{{2,}}|\s*[|•·~,/(\[]|\s+[–—-]\s|\s+(?:в\s+|at\s+|сағат\s+)?{TIME}|\s+[A-ZА-Я]{{2}}$)",
    re.IGNORECASE,
)
LONGEST_STAMP = 100
# «Вчера, 20:35», «4 марта, 13:32», «14:05»: the moment of a teaser.
MOMENT = re.compile(
    rf"\W*(?:(?:вчера|сегодня|кеше|бүгін|yesterday|today|\d{{1,2}}\s+[^\W\d_]{{3,9}}"
    rf"|{DATE}{YEAR_SIGN})\W*)?(?:(?:в|at)\s+)?{TIME}\W*(?:\d+\W*)?",
    re.IGNORECASE,
)


def is_paragraph(line: str) -> bool:
    return (
        len(line) >= SHORTEST_PARAGRAPH
        and bool(FINISHED.search(line))
        and (line[0].isalpha() or line[0] in '«"“—–')
    )


def is_finished(line: str) -> bool:
    """It ends as a sentence does, or it is too long for a headline, or a row of a table."""
    return (
        bool(FINISHED.search(line))
        or len(line) > LONGEST_HEADLINE
        or len(PIECES.split(line)) >= TABLE_CELLS
    )


def is_menu(line: str) -> bool:
    if FINISHED.search(line) or any(map(str.isdigit, line)):
        return False
    pieces = [piece for piece in PIECES.split(line) if piece.strip()]
    return len(pieces) >= PIECES_OF_A_MENU and all(len(one) <= LONGEST_PIECE for one in pieces)


def is_doubled(line: str) -> bool:
    opening, _, rest = line.partition(" ")
    may_be = len(line) <= LONGEST_HEADLINE * 2 and f"{opening} " in rest
    return may_be and bool(DOUBLED.fullmatch(line))


def is_stamp(line: str) -> bool:
    """It gives the day of a page, year included: «9 августа 2024, 11:20   Политика»."""
    return len(line) <= LONGEST_STAMP and bool(STAMP.search(line))


def is_moment(line: str) -> bool:
    """Nothing but an hour, with or without its day."""
    return len(line) <= LONGEST_PIECE and bool(MOMENT.fullmatch(line))


def could_be_headline(line: str) -> bool:
    words = len(line.split())
    return words >= WORDS_OF_A_HEADLINE and not is_stamp(line) and not _is_of_menu(line)


def _is_of_menu(line: str) -> bool:
    return not MENU_SIGNS.isdisjoint(line) or bool(MENU_GAP.search(line))


def is_teaser(line: str) -> bool:
    """It may be the headline of another article: several words that end without a full stop."""
    return len(line) <= LONGEST_HEADLINE and not FINISHED.search(line) and could_be_headline(line)
