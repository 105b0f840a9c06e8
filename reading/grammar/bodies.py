"""The delegation somebody leads: where it stands in the sentence, he stands."""

from collections.abc import Iterator

from reading.grammar.mentions import Mention
from reading.grammar.trees import CLIMBED, DEEPEST, Tree

AT_THE_HEAD = frozenset(
    {("во", "главе"), ("под", "руководством"), ("под", "председательством"), ("под", "началом")}
)
NEAR_LEADER = 8
LEADING = frozenset({"возглавить", "возглавлять", "возглавляемый", "вести"})
BODIES = frozenset(
    {
        "делегация",
        "миссия",
        "группа",
        "команда",
        "комиссия",
        "представитель",
        "переговорщик",
        "состав",
        "представительство",
    }
    | {
        "отряд",
        "правительство",
        "руководство",
        "члены",
        "депутат",
        "сенатор",
        "парламентарий",
        "бизнесмен",
    }
)
COUNTING = frozenset({"каждый", "оба", "любой"})
FARTHEST_BODY = 14


def led_body(tree: Tree, mention: Mention) -> int | None:
    """The delegation somebody leads: «делегация во главе с …», «которую возглавляет …»."""
    marker = _leading_word(tree, mention)
    if marker is None:
        return _each_of(tree, mention)
    span = range(marker - 1, max(-1, marker - FARTHEST_BODY), -1)
    return next((i for i in span if tree.tokens[i].lemma in BODIES), None)


def _each_of(tree: Tree, mention: Mention) -> int | None:
    """«с каждым из гостей», «принял обоих из них»: the word that counts them."""
    head = tree.head_of(mention)
    above = tree.tokens[head].head
    is_counted = above >= 0 and tree.tokens[above].lemma in COUNTING
    return above if is_counted and tree.case_word(head, None) == "из" else None


def _leading_word(tree: Tree, mention: Mention) -> int | None:
    """«главе», «руководством», «возглавляет» over a mention or the row it belongs to."""
    for index in _row_heads(tree, mention):
        governor = tree.tokens[index].head
        if governor >= 0 and _leads(tree, governor):
            return governor
    for index in range(mention.first - 1, max(-1, mention.first - NEAR_LEADER), -1):
        if tree.tokens[index].pos == "VERB" or tree.tokens[index].text in {",", ";"}:
            return None
        if _leads(tree, index):
            return index
    return None


def _row_heads(tree: Tree, mention: Mention) -> Iterator[int]:
    index = tree.head_of(mention)
    yield index
    for _ in range(DEEPEST):
        token = tree.tokens[index]
        if token.relation not in CLIMBED or token.head < 0:
            return
        owner = tree.mention_at(token.head)
        index = token.head if owner is None else tree.head_of(owner)
        yield index


def _leads(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    before = tree.tokens[index - 1].text.lower() if index else ""
    if token.lemma in LEADING:
        return any(t.lemma == "который" for t in tree.tokens[max(0, index - 3) : index]) or (
            token.feats.get("VerbForm") == "Part"
        )
    return (before, token.text.lower()) in AT_THE_HEAD
