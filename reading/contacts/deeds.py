"""Whom somebody did something to before he was met: «со сменившим Х президентом Y»."""

import re

from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.text.analysis import Token


def is_object_of_participle(parsed: Parsed, mention: Mention) -> bool:
    """«свергнувшего Х президента Y», «с Y, ранее сменившим Х»; not «прибывшего Х»."""
    before = parsed.tokens[mention.first - 1] if mention.first else None
    if before is None or not _is_deed(before):
        return False
    if before.case in DIFFERENT and mention.case in OBJECTS:
        return True
    following = (item.mention.first for item in parsed.attached)
    return mention.last + 1 in following and mention.case in OBJECTS | {None}


def _is_deed(token: Token) -> bool:
    """An active participle; the tagger takes many for nouns, but knows their verb."""
    return token.lemma.endswith(INFINITIVE) and ACTIVE.search(token.text.lower()) is not None


INFINITIVE = ("ть", "ти")
ACTIVE = re.compile(r"[шщ](?:ий|его|ему|им|ем|ая|ую|ей|ие|их|ими)$")

DIFFERENT = frozenset({"Nom", "Dat", "Ins", "Loc"})
"""Cases of a participle with which the genitive or accusative after it doesn't agree."""

OBJECTS = frozenset({"Acc", "Gen"})
