"""Who answers in an interview: «a conversation with X», and then «Q: … A: I met …»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.grammar.mentions import Mention
from reading.plain.names import Marked, Name
from reading.plain.people import Cast

QUESTION, ANSWER = frozenset({"Q", "Question"}), frozenset({"A", "Answer"})
TALK = frozenset({"interview", "conversation", "talk", "talks", "q&a", "speaks", "chat"})
WITH = frozenset({"with", "to"})


@dataclass(frozen=True, slots=True)
class Interview:
    """`guest` gives the answers, which stand in the sentences `answers`; they begin at `start`."""

    guest: Mention
    start: int
    answers: frozenset[int]


def find_interview(marked: Sequence[Marked], cast: Cast) -> Interview | None:
    """The interview that a page is, when its questions and answers are called so."""
    answers = frozenset(_answers(marked))
    start = next((one.number for one in marked if _label(one) in QUESTION), None)
    if start is None or not answers:
        return None
    above = [name for name in cast.names if name.sentence < start and cast.person_at(name)]
    guests = (name for name in above if _is_talked_with(marked[name.sentence], name))
    guest = next(guests, next(iter(above), None))
    return None if guest is None else Interview(cast.mention_of(guest), start, answers)


def _answers(marked: Sequence[Marked]) -> Iterator[int]:
    """The sentences from an «A:» to the next «Q:»."""
    is_answer = False
    for one in marked:
        label = _label(one)
        is_answer = label in ANSWER if label in QUESTION | ANSWER else is_answer
        if is_answer:
            yield one.number


def _label(marked: Marked) -> str:
    """«Q» of «Q: Where did you go?», "" for none."""
    words = [token.text for token in marked.tokens[:2]]
    return words[0] if words[1:] == [":"] else ""


def _is_talked_with(marked: Marked, name: Name) -> bool:
    """«an interview WITH Foreign Minister X», «a conversation with X»."""
    before = [marked.low(i) for i in range(name.first)]
    at = next((i for i in reversed(range(len(before))) if before[i] in WITH), None)
    return at is not None and not TALK.isdisjoint(before[:at])
