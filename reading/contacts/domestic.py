"""Sessions of one government: «на заседании Правительства» nobody met anybody."""

from reading.grammar.syntax import Parsed

OWN_BODIES = frozenset(
    {"правительство", "кабинет", "кабмин", "совмин", "коллегия", "акимат", "маслихат", "фракция"}
    | {"мажилис", "сенат", "парламент", "дума", "госдума", "президиум", "министерство"}
)


def is_domestic(parsed: Parsed, index: int) -> bool:
    """The noun, or a noun under the verb, is a session of such a body."""
    return _belongs_to_body(parsed, index) or (
        parsed.tokens[index].pos == "VERB"
        and any(_belongs_to_body(parsed, child) for child in parsed.children(index))
    )


def _belongs_to_body(parsed: Parsed, noun: int) -> bool:
    if parsed.tokens[noun].lemma not in SESSIONS:
        return False
    return any(
        parsed.tokens[i].lemma in OWN_BODIES and parsed.tokens[i].case == "Gen"
        for i in parsed.children(noun)
    )


SESSIONS = frozenset({"заседание", "совещание", "сессия", "собрание", "пленарка", "съезд"})
