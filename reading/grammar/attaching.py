"""What each mention hangs on: over titles, appositions, delegations and the members of a row."""

from dataclasses import dataclass

from reading.grammar.bodies import led_body
from reading.grammar.mentions import Mention
from reading.grammar.strays import verb_of_company, verb_of_object, verb_of_subject
from reading.grammar.tenses import is_participle
from reading.grammar.trees import CLIMBED, DEEPEST, Tree

FARTHEST_COMPANY = 32
"""Tokens from «с прибывшими» to whoever came, all that describes them and a row of names."""
BY_RELATION = {"nsubj": "Nom", "nsubj:pass": "Nom", "obj": "Acc", "iobj": "Dat", "nmod": "Gen"}
"""The case of a name that doesn't decline: the parser's relation says more than its form."""

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "X", "NUM"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A mention and what it hangs on: governor's index (-1: root), relation, preposition, case."""

    mention: Mention
    governor: int
    relation: str
    preposition: str
    case: str | None


def attach(tree: Tree, mention: Mention) -> Attached:
    """Where the whole phrase hangs: over titles, appositions and the members of a row."""
    body = led_body(tree, mention)
    if body is not None:
        return _attach_body(tree, mention, body)
    item = _found_again(tree, _hang(tree, mention))
    is_lost = item.case == "Ins" and not item.preposition
    company = _described_company(tree, mention) if is_lost else None
    return item if company is None else Attached(mention, company, "nmod", "с", item.case)


def _found_again(tree: Tree, item: Attached) -> Attached:
    """Of what the parser hung on its neighbour, the verb that it belongs to."""
    verb = verb_of_subject(tree, item.mention, item.preposition, item.governor)
    if verb is not None:
        return Attached(item.mention, verb, "nsubj", "", "Nom")
    company = verb_of_company(tree, item.mention, item.preposition, item.governor)
    if company is not None:
        return Attached(item.mention, company, "obl", item.preposition, item.case)
    over = verb_of_object(tree, item.mention, item.governor)
    return item if over is None else Attached(item.mention, over, "obj", "", "Acc")


def _hang(tree: Tree, mention: Mention) -> Attached:
    head = tree.head_of(mention)
    preposition = tree.preposition(mention) or tree.case_word(head, mention)
    case, in_row = mention.case or tree.tokens[head].case, False
    for _ in range(DEEPEST):
        up = _climbs(tree, head, case)
        if up is None:
            break
        if (
            tree.mention_at(up) is None
            and tree.tokens[head].relation != "conj"
            and not mention.case
        ):
            case = tree.tokens[up].case or case
        head = up
        owner = tree.mention_at(head)
        if owner is not None and owner is not mention:
            in_row = True
            case = _row_case(tree, mention, owner, case)
            head = tree.head_of(owner)
            preposition = preposition or tree.preposition(owner)
        if tree.tokens[head].case == case or not mention.case:
            preposition = preposition or tree.case_word(head, mention)
    token = tree.tokens[head]
    if not mention.case and not in_row:
        case = BY_RELATION.get(token.relation, case) if not preposition else case
    return Attached(mention, token.head, token.relation, preposition, case)


def _described_company(tree: Tree, mention: Mention) -> int | None:
    """What governs «с прибывшими для участия в саммите Х и У», which the parser cuts in two."""
    for index in range(mention.first - 1, max(0, mention.first - FARTHEST_COMPANY), -1):
        token = tree.tokens[index]
        if is_participle(token) and token.case == "Ins":
            return index - 2 if _case_before(tree, index) == "с" and index > 1 else None
        if token.feats.get("VerbForm") in {"Fin", "Inf"} or token.text in {";", ":"}:
            return None
    return None


def _case_before(tree: Tree, index: int) -> str:
    word = tree.tokens[index - 1].text.lower()
    return "с" if word == "со" else word


def _row_case(tree: Tree, mention: Mention, lead: Mention, case: str | None) -> str | None:
    """A bare name in a row stands where its lead does: «встреча Марты Новаковой и Попеску»."""
    is_bare = tree.tokens[mention.first].text[0].isupper()
    is_unclear = mention.case is None or (mention.case == "Nom" and is_bare)
    joined = mention.first > lead.last and tree.tokens[mention.first - 1].text in {",", "и"}
    # «… с Х, Нуртлеу – с У»: no member of the row, but a subject without its verb.
    following = tree.tokens[mention.last + 1 : mention.last + 2]
    acts = bool(following) and following[0].text in {"–", "—"}
    return lead.case if is_unclear and joined and lead.case and not acts else case


def _attach_body(tree: Tree, mention: Mention, body: int) -> Attached:
    token = tree.tokens[body]
    while token.relation == "conj" and token.head >= 0:
        body, token = token.head, tree.tokens[token.head]
    relation = "obl" if token.relation == "det" else token.relation
    # «Делегации … провели»: as a subject that form is no genitive.
    case = "Nom" if (relation, token.case) == ("nsubj", "Gen") else token.case
    return Attached(mention, token.head, relation, tree.case_word(body, None), case)


def _climbs(tree: Tree, head: int, case: str | None) -> int | None:
    """The noun a phrase only continues: its title, or the first of the row it is in."""
    token = tree.tokens[head]
    if token.head < 0:
        return None
    governor = tree.tokens[token.head]
    if governor.pos not in NOMINAL:
        return None
    above = [token.head, *tree.ancestors(token.head)][:3]
    same = [i for i in above if tree.tokens[i].case == case and tree.tokens[i].pos in NOMINAL]
    if token.relation in CLIMBED:
        # «министра Х, Ионуца Попеску»: a name hung on a name is one of its row in any case.
        is_row = token.relation == "conj" and tree.mention_at(token.head) is not None
        same = [i for i in same if tree.mention_at(i) is not None] if is_row else same
        return same[0] if same and governor.case != case else token.head
    # «вице-президентом по региону Полом Буллоком»: hung on the wrong noun of a long title.
    # «хозяина саммита Александра Лукашенко».
    is_of_title = case in {"Ins", "Dat"} or (case, governor.case) == ("Acc", "Gen")
    if token.relation in {"nmod", "acl"} and is_of_title and not tree.case_word(head, None):
        return same[0] if same else None
    return None
