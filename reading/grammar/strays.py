"""Mentions that the parser hung on whatever stands right before them.

«после переговоров с Лавровым Фидан вылетел», «утром министра принял президент».
"""

from reading.grammar.mentions import Mention
from reading.grammar.trees import Tree

OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})

TIMES = frozenset(
    {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"}
    | {"утро", "вечер", "полдень", "сегодня", "вчера", "завтра", "накануне"}
    | {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь"}
    | {"октябрь", "ноябрь", "декабрь"}
)
"""Nobody's but the calendar's; «день министра» is his own."""


def verb_of_subject(tree: Tree, mention: Mention, preposition: str) -> int | None:
    """The verb of a nominative right after another in an oblique case, under one preposition."""
    before = tree.mention_at(mention.first - 1) if mention.first else None
    is_stray = mention.case == "Nom" and bool(preposition)
    if not is_stray or before is None or before.case not in OBLIQUE:
        return None
    for index in range(mention.last + 1, len(tree.tokens)):
        token = tree.tokens[index]
        if token.text in ENDS or token.lemma == WHICH:
            return None
        if token.feats.get("VerbForm") == "Fin":
            return None if _has_subject(tree, index) else index
    return None


ENDS = frozenset({";", ":", "."})
WHICH = "который"


def _has_subject(tree: Tree, verb: int) -> bool:
    """Somebody else is said to act."""
    return any(
        tree.tokens[i].relation.startswith("nsubj") and tree.mention_at(i) is not None
        for i in tree.children(verb)
    )


def verb_of_object(tree: Tree, mention: Mention, governor: int) -> int | None:
    """The verb over a word that only says when: «в пятницу министра принял …».

    Or before a pronoun that the parser hung on the subject: «принимал их Виктор Орбан».
    """
    token = tree.tokens[governor] if governor >= 0 else None
    before = mention.first - 1
    is_pronoun = tree.tokens[mention.first].pos == "PRON" and mention.case == "Acc"
    if is_pronoun and before >= 0 and governor == mention.last + 1:
        return before if tree.tokens[before].pos == "VERB" else None
    is_after = governor == mention.first - 1 and mention.case in {"Acc", "Gen"}
    if token is None or not is_after or token.lemma not in TIMES or token.case == "Nom":
        return None
    return next((i for i in tree.ancestors(governor) if tree.tokens[i].pos == "VERB"), None)
