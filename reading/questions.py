"""What a question in plain words wants to know: a table of forms, no more.

Whom and which days it is about is for others: what is left of it names them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What somebody asks for; `MEETINGS` is any other question about who met whom."""

    LAST = "last"
    FIRST = "first"
    COUNT = "count"
    PERSON = "person"
    PLANS = "plans"
    TALKED = "talked"
    SAID = "said"
    WHERE = "where"
    NEWS = "news"
    HELP = "help"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Question:
    """`rest`: the question without the words that say what is wanted.

    `subject`: what somebody's words or talks are to be about, "" if anything.
    """

    wanted: Wanted
    rest: str
    subject: str = ""


# The first that fits counts: «когда последний раз» before «когда», «что сказал» before «что».
FORMS: tuple[tuple[Wanted, str], ...] = (
    (
        Wanted.HELP,
        r"^(?:здравствуй(?:те)?|привет(?:ствую|ик)?|добр(?:ый\s+(?:день|вечер)|ое\s+утро)|салам|спасибо|благодарю"
        r"|помо(?:щь|ги(?:те)?)|начать|что\s+(?:ты\s+|вы\s+)?(?:умеешь|умеете|можешь|можете)"
        r"|hello|hi|hey|good\s+(?:morning|day|evening|afternoon)|thanks?(?:\s+you)?|help"
        r"|what\s+can\s+(?:you\s+do|i\s+ask)|сәлем(?:етсіз\s+бе)?|сәлеметсің\s+бе|рақмет|көмек)[\s!.?,)]*$",
    ),
    (
        Wanted.PERSON,
        r"^(?:а\s+)?кто\s+(?:такой|такая|такие|это(?:\s+такой|\s+такая)?)\b"
        r"|^(?:а\s+)?кто\s+(?:(?:сейчас|теперь|нынешний)\s+)?(?=(?:президент|премьер(?:-министр)?|министр|глава|генсек"
        r"|канцлер|король|госсекретарь)\s)(?!.*\b(?:встреч|встрети|виде|говори|был|приезжа|посе))|^расскажи(?:те)?\s+(?:о|об|про)\b"
        r"|^who(?:\s+is|\s+are|\s+was|['’]s)\b(?!.*\b(?:meet|met|meeting)\b)|^tell\s+me\s+about\b"
        r"|(?:деген\s+)?кім(?:\s+(?:ол|бұл))?\s*\??$",
    ),
    (
        Wanted.NEWS,
        r"^(?:что|какие)\s+(?:нового|новости)\b|^what(?:['’]s|\s+is)\s+new\b|^не\s+жаңалық\b",
    ),
    (
        Wanted.TALKED,
        r"о\s+ч[её]м\b|\bчто\s+(?:обсу\w+|решили|подписа\w+)|\bкакие\s+темы\b|\bпо\s+каким\s+вопросам\b"
        r"|\babout\s+what\b|\bwhat\s+(?:did|have|has)\b(?=.*\b(?:discuss\w*|talk\w*|agree\w*|sign\w*)\b)"
        r"|\bне\s+туралы\b|\bнені\s+талқыла\w*",
    ),
    (
        Wanted.SAID,
        r"\bчто\b(?=.*\b(?:сказал|говорил|говорит|заявил|думает)\w*)|\bцитат[аы]\b|^слова\b"
        r"|\bwhat\s+(?:did|does|has)\b(?=.*\b(?:say|said)\b)|\bquotes?\s+(?:of|by|from)\b"
        r"|\bне\s+(?:де[дг]\w*|айт\w*)\b",
    ),
    (
        Wanted.LAST,
        r"\bв?\s*последн(?:ий|юю)\s+раз\w*|\bпоследн(?:яя|юю|ей)\s+(?:встреч\w+|визит\w*)"
        r"|\blast\s+(?:time|meeting|met|meet|visit)\b"
        r"|\b(?<!the )last\b(?=\s+(?:meet|met|talk|speak|visit))"
        r"|\bсоңғы\s+рет\b|\bсоңғы\s+кездес\w*",
    ),
    (
        Wanted.FIRST,
        r"\bвпервые\b|\bв\s+первый\s+раз\b|\bперв(?:ая|ую)\s+встреч\w+|\bfirst\s+(?:time|meeting|meet|met)\b"
        r"|\bалғаш(?:қы)?(?:\s+рет)?\b",
    ),
    (
        Wanted.COUNT,
        r"\bсколько\s+(?:всего\s+)?(?:раз|встреч|визитов|переговоров)\b|\bкак\s+часто\b|^встреча(?:лся|лась|лись|ются)\s+ли\b"
        r"|\bhow\s+(?:many\s+(?:times|meetings|visits)|often)\b|^(?:did|have|has)\b(?=.*\bmet?\b|.*\bmeet\b)"
        r"|\b(?:неше|қанша)\s+(?:рет|кездес\w*)\b",
    ),
    (
        Wanted.PLANS,
        r"\b(?:за)?планир\w+|\bпланы?\b|\bожидает\w*|\bсобира\w+ся\b|\bпредсто\w+|\bвпереди\b|\bнамечен\w*|\bобъявлен\w*"
        r"|\b(?:встретит|увидит|приедет|поедет|прилетит|посетит|примет|состоит)\w*\b"
        r"|\b(?:plans?|planning|planned|upcoming|schedule\w*|announced)\b|\b(?:will|going\s+to)\b"
        r"|\bжоспар\w*|\bалда\b|\bкездеседі\b|\bбарады\b|\bкеледі\b",
    ),
    (Wanted.WHERE, r"\bгде\b|\bв\s+каких\s+городах\b|\bwhere\b|\bқайда\b"),
    (
        Wanted.MEETINGS,
        r"\bкогда\b|\bс\s+кем\b|\bкто\b|\bкого\b|\bwhen\b|\bwho(?:m)?\b|\bқашан\b|\bкіммен\b|\bкім\w*"
        r"|\b(?:встреч|виде|разговарива|говорил|общал|бывал|ездил|приезжал|посещал)\w*|\b(?:met|meet|meetings?)\b|\bкездес\w*",
    ),
)  # fmt: skip
TABLE = tuple((wanted, re.compile(words, re.IGNORECASE)) for wanted, words in FORMS)

SAYING = re.compile(
    r"\b(?:сказал|говорил|говорит|заявил|думает)\w*|\b(?:did|does|has|say|said|says)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"\b(?:об?|про|насч[её]т|about|on)\s+(?P<words>[^?!.]+)", re.IGNORECASE)
KAZAKH_SUBJECT = re.compile(r"(?P<words>[\w-]+)\s+(?:туралы|жайлы)\b", re.IGNORECASE)


def read_question(text: str) -> Question | None:
    """What it wants to know; None when it has none of the forms."""
    text = " ".join(text.split())
    for wanted, words in TABLE:
        match = words.search(text)
        if match is not None:
            rest = _without(text, match)
            return _with_subject(wanted, rest) if wanted is Wanted.SAID else Question(wanted, rest)
    return None


def _with_subject(wanted: Wanted, rest: str) -> Question:
    """«Гутерриш о климате»: whose words, and what about."""
    rest = " ".join(SAYING.sub(" ", rest).split())
    match = SUBJECT.search(rest) or KAZAKH_SUBJECT.search(rest)
    if match is None:
        return Question(wanted, rest)
    return Question(wanted, _without(rest, match), match["words"].strip())


def _without(text: str, match: re.Match[str]) -> str:
    words = f"{text[: match.start()]} {text[match.end() :]}"
    return " ".join(words.strip(" ?!.,:«»—–-").split())
