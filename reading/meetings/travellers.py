"""Who travels when the travel word has no subject: «прибывшим …», «в Москве ждут премьера»."""

from collections.abc import Iterator

from reading.contacts.standing import Side
from reading.contacts.triggers import Trigger
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed


def described(parsed: Parsed, trigger: Trigger) -> Iterator[Side]:
    """«с Мирзиёевым, прибывшим в Москву», «который прибыл»: whom the clause is about."""
    verb = trigger.verb if trigger.is_carried and trigger.verb is not None else trigger.index
    token = parsed.tokens[verb]
    is_active = token.feats.get("VerbForm") == "Part" and token.feats.get("Voice") != "Pass"
    describes = token.head >= 0 and (is_active or _is_relative(parsed, verb))
    last = _last_of_row(parsed, verb) if is_active else None
    mention = last or (_whom(parsed, token.head) if describes else None)
    row = _row(parsed, mention) if mention and token.feats.get("Number") == "Plur" else [mention]
    for one in row:
        if one is not None and len(one.people) == 1:
            yield Side(one.people[0], "agent", one.certainty, one)


def _row(parsed: Parsed, mention: Mention) -> list[Mention]:
    """«А, Б и В, прибывшие в Ташкент»: whoever stands in a row with him."""
    own = next((item for item in parsed.attached if item.mention == mention), None)
    if own is None:
        return [mention]
    return [
        item.mention
        for item in parsed.attached
        if (item.governor, item.preposition, item.case) == (own.governor, own.preposition, own.case)
    ]


def _last_of_row(parsed: Parsed, participle: int) -> Mention | None:
    """«переговоры Нетаньяху и Рубио, прибывшего накануне»: in the singular it is of the last."""
    token = parsed.tokens[participle]
    follows = participle >= len(("name", ",")) and parsed.tokens[participle - 1].text == ","
    mention = parsed.mention_at(participle - 2) if follows else None
    over = parsed.tokens[parsed.tokens[token.head].head] if token.head >= 0 else token
    is_called = over.lemma in MAKING | BECOMING
    if is_called or mention is None or mention.last != participle - 2 or not mention.people:
        return None
    agrees = SAME_FORM.get(token.case or "", token.case) == SAME_FORM.get(
        parsed.case_of(mention) or "", parsed.case_of(mention)
    )
    return mention if agrees and token.feats.get("Number") == "Sing" else None


SAME_FORM = {"Acc": "Gen"}
"""Of people they look alike."""


def _is_relative(parsed: Parsed, verb: int) -> bool:
    """«…, который прибыл»."""
    subjects = (i for i in parsed.children(verb) if parsed.tokens[i].relation == "nsubj")
    is_clause = parsed.tokens[verb].relation == "acl:relcl"
    return is_clause and any(parsed.tokens[i].lemma == "который" for i in subjects)


def _whom(parsed: Parsed, noun: int) -> Mention | None:
    """The mention, or of «стал первым президентом, посетившим …» whom the sentence is about."""
    mention, verb = parsed.mention_at(noun), parsed.tokens[noun].head
    is_somebody = mention is not None and bool(mention.people)
    if verb >= 0 and parsed.tokens[verb].lemma in MAKING:
        # «что сделает его первым лидером, посетившим …»: whom, the sentence before may say.
        return None
    if is_somebody or verb < 0 or parsed.tokens[verb].lemma not in BECOMING:
        return mention
    subjects = (i for i in parsed.children(verb) if parsed.tokens[i].relation == "nsubj")
    return next((m for i in subjects for m in (parsed.mention_at(i),) if m is not None), None)


MAKING = frozenset({"сделать", "делать"})
BECOMING = frozenset({"стать", "быть", "оказаться", "являться"})


def leading(parsed: Parsed, trigger: Trigger) -> Iterator[Side]:
    """«делегацию, прибывшую в Минск, возглавил А», «прибыла делегация во главе с А»: he came."""
    token = parsed.tokens[trigger.index]
    is_part = token.feats.get("VerbForm") == "Part"
    subjects = (i for i in parsed.children(trigger.index) if parsed.tokens[i].relation == "nsubj")
    body = token.head if is_part else next(subjects, -1)
    if body < 0 or parsed.tokens[body].lemma not in BODIES:
        return
    over = parsed.tokens[body].head
    for item in parsed.attached:
        if len(item.mention.people) != 1 or item.governor < 0:
            continue
        heads = item.governor == over and item.relation == "nsubj"
        is_head = heads and parsed.tokens[over].lemma in HEADING
        governor = parsed.tokens[item.governor]
        is_at_head = item.preposition in {"с", "со"} and governor.lemma == HEAD
        if is_head or (is_at_head and body in parsed.ancestors(item.governor)):
            yield Side(item.mention.people[0], "agent", item.mention.certainty, item.mention)


BODIES = frozenset({"делегация", "миссия", "группа", "команда"})
HEADING = frozenset({"возглавить", "возглавлять"})
HEAD = "глава"


def awaited(parsed: Parsed, trigger: Trigger) -> Iterator[Side]:
    """«в Москве ждут премьера»: nobody in particular waits, so he is to come."""
    if _has_subject(parsed, trigger.index):
        return
    for item in parsed.attached:
        is_object = item.relation == "obj" and not item.preposition
        if item.governor == trigger.index and is_object:
            for name in item.mention.people:
                yield Side(name, "agent", item.mention.certainty, item.mention)


def _has_subject(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[i].relation.startswith("nsubj") for i in parsed.children(verb))
