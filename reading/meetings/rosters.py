"""Lists of who took part: «В саммите приняли участие:» and a name a line under it."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from reading.contacts.contacts import Contacts
from reading.contacts.standing import Side
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.meetings.attendance import Attendance, is_bare
from reading.story.scenes import SentenceFacts

TAKING_PART = frozenset({"участвовать", "участие", "участник", "присутствовать", "присутствующий"})
FEWEST = 2


def roster_of(
    parsed: Parsed, following: Iterable[SentenceFacts], contacts: Contacts
) -> Attendance | None:
    """Whom the lines after a heading name; `following` are the sentences after it."""
    tokens = parsed.tokens
    heading = next((i for i, token in enumerate(tokens) if token.lemma in TAKING_PART), None)
    event = next((i for i, token in enumerate(tokens) if token.lemma in contacts.nouns), None)
    if heading is None or event is None or tokens[-1].text != ":" or parsed.attached:
        return None
    lines = tuple(listed(following))
    if len(lines) < FEWEST:
        return None
    sides = tuple(Side(str(m.person), "agent", m.certainty, m) for m in lines)
    is_told = is_bare(parsed, event)
    return Attendance(heading, event, sides, is_told=is_told, is_noun=True, is_list=True)


def listed(following: Iterable[SentenceFacts]) -> Iterator[Mention]:
    """The persons of the lines, up to the first line that is no item."""
    items = (_item(facts) for facts in following)
    return (mention for mention in takewhile(lambda item: item is not None, items) if mention)


def _item(facts: SentenceFacts) -> Mention | None:
    """«— президент России Владимир Путин;», «от России – Алексей Оверчук»: one name, no verb."""
    named = [mention for mention in facts.mentions if mention.person]
    acts = any(token.pos in {"VERB", "AUX"} for token in facts.sentence.tokens)
    return named[0] if len(named) == 1 and not acts else None
