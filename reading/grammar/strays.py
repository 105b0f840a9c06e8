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


def verb_of_subject(tree: Tree, mention: Mention, preposition: str, governor: int) -> int | None:
    """The verb of a nominative right after another in an oblique case, under one preposition.

    Or right after its own verb, where it hangs on one before a colon, «…: его принимал Х», or on
    one of another clause.
    """
    if _has_left_verb(tree, mention, governor):
        return mention.first - 1
    if _has_right_verb(tree, mention, governor):
        return mention.last + 1
    before = tree.mention_at(mention.first - 1) if mention.first else None
    following = tree.tokens[mention.last + 1 : mention.last + 2]
    acts = mention.case is None and any(t.feats.get("VerbForm") == "Fin" for t in following)
    is_stray = bool(preposition) and (mention.case == "Nom" or acts)
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


def _has_left_verb(tree: Tree, mention: Mention, governor: int) -> bool:
    before = mention.first - 1
    if mention.case != "Nom" or governor < 0 or before < 0 or before == governor:
        return False
    token = tree.tokens[before]
    is_lonely = token.feats.get("VerbForm") == "Fin" and token.feats.get("Voice") != "Pass"
    has_none = not any(tree.tokens[i].relation.startswith("nsubj") for i in tree.children(before))
    between = {one.text for one in tree.tokens[governor + 1 : before]}
    # «его принял Х, на другой день гость осмотрел …»: hung on the verb after the comma.
    after = {one.text for one in tree.tokens[mention.last + 1 : governor]}
    is_far = governor > mention.last and "," in after
    return is_lonely and has_none and (bool(ENDS & between) or is_far)


def _has_right_verb(tree: Tree, mention: Mention, governor: int) -> bool:
    """«Лукашенко принимал Х, 15 августа ему позвонил Y»: hung on the verb of the next clause."""
    verb = mention.last + 1
    if mention.case not in {"Nom", None} or governor <= verb or verb >= len(tree.tokens):
        return False
    is_lonely = tree.tokens[verb].feats.get("VerbForm") == "Fin" and not _has_subject(tree, verb)
    has_own = any(
        tree.tokens[i].relation.startswith("nsubj") and tree.mention_at(i) not in {None, mention}
        for i in tree.children(governor)
    )
    between = {one.text for one in tree.tokens[verb + 1 : governor]}
    return is_lonely and has_own and bool(between & (ENDS | {","}))


def verb_of_company(tree: Tree, mention: Mention, preposition: str, governor: int) -> int | None:
    """«встретились с Х и в его присутствии провели переговоры»: X is of the verb before him."""
    after = tree.tokens[mention.last + 1 : mention.last + 2]
    if preposition not in COMPANY or mention.case != "Ins" or governor <= mention.last:
        return None
    acts = any(one.feats.get("VerbForm") == "Fin" for one in tree.tokens[mention.last : governor])
    if not acts or not any(token.text == AND for token in after):
        return None
    for index in range(mention.first - 1, -1, -1):
        token = tree.tokens[index]
        if token.pos == "PUNCT":
            return None
        if token.feats.get("VerbForm") == "Fin":
            return index
    return None


COMPANY, AND = frozenset({"с", "со"}), "и"


def _has_subject(tree: Tree, verb: int) -> bool:
    """Somebody else is said to act."""
    return any(
        tree.tokens[i].relation.startswith("nsubj") and tree.mention_at(i) is not None
        for i in tree.children(verb)
    )


def verb_of_object(tree: Tree, mention: Mention, governor: int) -> int | None:
    """The verb over a word that only says when: «в пятницу министра принял …».

    Or right after another: «после переговоров с Х министра принял …»; or before a pronoun that the
    parser hung on the subject: «принимал их Виктор Орбан».
    """
    token = tree.tokens[governor] if governor >= 0 else None
    before = mention.first - 1
    if _follows_company(tree, mention):
        return mention.last + 1
    received = _received_after_comma(tree, mention)
    if received is None:
        received = _received_in_town(tree, mention, governor)
    if received is not None:
        return received
    is_pronoun = tree.tokens[mention.first].pos == "PRON" and mention.case == "Acc"
    if is_pronoun and before >= 0 and governor == mention.last + 1:
        return before if tree.tokens[before].pos == "VERB" else None
    is_after = governor == mention.first - 1 and mention.case in {"Acc", "Gen"}
    if token is None or not is_after or token.lemma not in TIMES or token.case == "Nom":
        return None
    return next((i for i in tree.ancestors(governor) if tree.tokens[i].pos == "VERB"), None)


def _received_in_town(tree: Tree, mention: Mention, governor: int) -> int | None:
    """«принял в штаб-квартире в Пекине посла Ирана»: nobody of the house, nor of the town."""
    before = mention.first - 1
    if before < 1 or governor < 0 or mention.case not in {"Acc", "Gen"}:
        return None
    town = tree.tokens[before]
    is_there = tree.tokens[before - 1].text.lower() in IN and town.case == "Loc"
    verb = next((i for i in (governor, *tree.ancestors(governor)) if _receives(tree, i)), None)
    if not is_there or town.pos != "PROPN" or verb is None or verb > before:
        return None
    below = (tree.tokens[i] for i in tree.children(verb))
    return verb if all(token.relation != "obj" for token in below) else None


def _receives(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.lemma in RECEIVING and token.feats.get("VerbForm") == "Fin"


IN = frozenset({"в", "во"})
RECEIVING = frozenset({"принять", "принимать", "встретить", "встречать"})


def _received_after_comma(tree: Tree, mention: Mention) -> int | None:
    """«сразу после мессы, Вэнса принимала Мелони»: nothing of the noun before the comma."""
    before = tree.tokens[mention.first - 1].text if mention.first else ""
    over = tree.tokens[tree.head_of(mention)].head
    if before != "," or not 0 <= over < mention.first or mention.case not in {"Acc", "Gen"}:
        return None
    if tree.tokens[over].pos != "NOUN" or tree.mention_at(over) is not None:
        return None
    for index in range(mention.last + 1, len(tree.tokens)):
        token = tree.tokens[index]
        if token.pos == "PUNCT":
            return None
        if token.feats.get("VerbForm") == "Fin":
            has_object = any(tree.tokens[i].relation == "obj" for i in tree.children(index))
            return None if has_object else index
    return None


def _follows_company(tree: Tree, mention: Mention) -> bool:
    """Right after whom somebody was with, before a verb that has no other object."""
    before = tree.mention_at(mention.first - 1) if mention.first else None
    verb = mention.last + 1
    if before is None or before.case != "Ins" or mention.case not in {"Acc", "Gen"}:
        return False
    is_verb = verb < len(tree.tokens) and tree.tokens[verb].feats.get("VerbForm") == "Fin"
    return is_verb and not any(tree.tokens[i].relation == "obj" for i in tree.children(verb))
