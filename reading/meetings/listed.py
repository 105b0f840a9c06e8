"""Lists of whom somebody met: «Список собеседников:», «Провёл встречи с:» and a name a line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reading.contacts.contacts import ContactWord
from reading.contacts.frames import Frame
from reading.contacts.salience import Context
from reading.contacts.status import judge
from reading.facts import MeetingReport, Part, Participant, ParticipantKind
from reading.grammar.mentions import Mention, MentionKind
from reading.meetings.reports import clause_of, report_of
from reading.meetings.rosters import FEWEST, TAKING_PART, listed
from reading.story.scenes import SentenceFacts, Setting, Told

CONFIDENCE = 0.7
INTERLOCUTORS = frozenset({"собеседник", "визави"})
LONGEST = 60
"""Lines of a list."""


def read_lists(sentences: Sequence[SentenceFacts], setting: Setting) -> Iterator[MeetingReport]:
    """One meeting with each whom the lines after a heading name."""
    for number, heading in enumerate(sentences):
        at = _heading(heading, setting)
        if at is None:
            continue
        lines = listed(islice(sentences, number + 1, number + LONGEST))
        met = tuple(m for m in lines if m.kind is MentionKind.NAME)
        who = _whose(heading, met)
        if who is not None and len(met) >= FEWEST:
            yield from _reports(heading, at, who, met, setting)


def _heading(facts: SentenceFacts, setting: Setting) -> int | None:
    """The token of «собеседников» or «встречи» in a line that ends with a colon."""
    tokens = facts.sentence.tokens
    if tokens[-1].text != ":" or any(token.lemma in TAKING_PART for token in tokens):
        return None
    for index, token in enumerate(tokens):
        word = setting.contacts.nouns.get(token.lemma)
        is_many = token.feats.get("Number") == "Plur"
        if is_many and (token.lemma in INTERLOCUTORS or (word and word.kind == MEETING)):
            return index
    return None


MEETING = "noun"


def _whose(heading: SentenceFacts, met: Iterable[Mention]) -> str | None:
    """The only one whom the heading names, else who has acted so far."""
    named = {person for mention in heading.mentions for person in mention.people}
    if len(named) > 1:
        return None
    who = next(iter(named), None) or _acting(heading.telling.context)
    return None if who in {mention.person for mention in met} else who


def _acting(context: Context) -> str | None:
    known = (context.subject, context.hero, context.leader)
    return next((who for who in known if who and who in context.leaders), None)


def _reports(
    heading: SentenceFacts, at: int, who: str, met: Iterable[Mention], setting: Setting
) -> Iterator[MeetingReport]:
    judgement = judge(heading.parsed, at, setting.contacts)
    if judgement.status is None:
        return
    clause = clause_of(heading.parsed, at)
    host = next((m for m in heading.mentions if who in m.people), None)
    for mention in met:
        frame = Frame(_word(heading, at, setting), at, None, (host,) if host else (), (mention,))
        told = Told(frame, heading, setting, clause, judgement)
        participants = (_participant(who, host), _participant(str(mention.person), mention))
        yield report_of(told, participants, None, CONFIDENCE)


def _word(heading: SentenceFacts, at: int, setting: Setting) -> ContactWord:
    lemma = heading.sentence.tokens[at].lemma
    return setting.contacts.nouns["встреча" if lemma in INTERLOCUTORS else lemma]


def _participant(name: str, mention: Mention | None) -> Participant:
    span, country = (mention.span, mention.country) if mention else (None, None)
    return Participant(ParticipantKind.PERSON, name, Part.PRINCIPAL, span, country)
