"""Where a mention hangs in the tree of its sentence, before its company is known."""

from collections.abc import Sequence

from reading.grammar.mentions import Mention
from reading.text.analysis import Token

CLIMBED = frozenset({"conj", "appos", "flat:name", "flat", "flat:foreign"})


def top_of(tokens: Sequence[Token], index: int) -> int:
    """Up over coordination and apposition: all members of a row hang where its first does."""
    for _ in range(len(tokens)):
        token = tokens[index]
        if (
            token.relation in CLIMBED
            and token.head >= 0
            and tokens[token.head].pos not in {"VERB", "AUX"}
        ):
            index = token.head
        else:
            break
    return index


def outer(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of a phrase that hangs on something outside of it."""
    if first == last:
        return first
    inside = range(first, last + 1)
    return next((i for i in inside if tokens[i].head not in inside), first)


def is_subject(tokens: Sequence[Token], mention: Mention) -> bool:
    token = tokens[top_of(tokens, outer(tokens, mention.first, mention.last))]
    return token.relation.startswith("nsubj") or (
        token.relation == "root" and mention.case == "Nom"
    )


def governor_of(tokens: Sequence[Token], mention: Mention) -> int:
    """The token over the row a mention stands in: the verb of a subject; itself at the root."""
    top = top_of(tokens, outer(tokens, mention.first, mention.last))
    return tokens[top].head if tokens[top].head >= 0 else top


DESCRIBING = frozenset({"acl", "acl:relcl"})
"""Clauses that only describe somebody or something: «миссия, которую доверил понтифик»."""


def acts_aside(tokens: Sequence[Token], mention: Mention) -> bool:
    """The subject of a clause that only describes: «…, где его принимал принц»."""
    return tokens[governor_of(tokens, mention)].relation in DESCRIBING


def vouches(tokens: Sequence[Token], mention: Mention) -> bool:
    """«…, как подтвердил А, …»: by whose words it is, nobody who acts in it.

    Whom the sentence begins with («Как рассказал А, …») may tell of himself.
    """
    verb = governor_of(tokens, mention)
    return is_subject(tokens, mention) and any(t.head == verb and t.lemma == AS for t in tokens[1:])


AS = "как"


def weight_of(tokens: Sequence[Token], mention: Mention) -> str:
    if tokens[mention.first].relation == "det":
        return "owner"
    if is_subject(tokens, mention):
        return "subject"
    token = tokens[outer(tokens, mention.first, mention.last)]
    return "object" if token.relation in {"obj", "iobj"} else "other"
