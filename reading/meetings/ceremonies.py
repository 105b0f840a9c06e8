"""Ceremonies of credentials: one meeting of the host with each ambassador the article names."""

from collections.abc import Iterator, Sequence

from reading.contacts.frames import Frame
from reading.contacts.status import judge
from reading.facts import (
    Form,
    MeetingReport,
    Participant,
    ParticipantKind,
    Person,
    Reason,
    Status,
)
from reading.grammar.mentions import Mention
from reading.meetings.reports import by_tables
from reading.story.locating import received
from reading.story.scenes import SentenceFacts, Setting, Told
from reading.story.timing import date_of_contact

CONFIDENCE = 0.7
PAPERS = "грамота"
CREDENTIALS = ("верительный", PAPERS)
TAKING = frozenset({"принять", "принимать", "получить"})
GIVING = frozenset({"вручить", "вручать", "передать", "передавать"})
AMBASSADOR = "посол"


def read_ceremonies(
    sentences: Sequence[SentenceFacts], persons: Sequence[Person], setting: Setting
) -> Iterator[MeetingReport]:
    """The host of the first held ceremony, with every ambassador named there or after it."""
    ceremonies = [n for n, facts in enumerate(sentences) if _was_ceremony(facts, setting)]
    host = next((h for n in ceremonies for h in (_host(sentences[n]),) if h is not None), None)
    if host is None:
        return
    envoys = {p.name for p in persons if any(_is_envoy(x.title) for x in p.positions)}
    seen = {host.person}
    for facts in sentences[ceremonies[0] :]:
        for mention in facts.mentions:
            is_envoy = mention.person in envoys or _gives(facts, mention)
            is_envoy = is_envoy or _is_listed(facts, mention)
            if mention.person and mention.person not in seen and is_envoy:
                seen.add(mention.person)
                report = _report(host, mention, facts, setting)
                if report is not None:
                    yield report


def _is_envoy(title: str) -> bool:
    """«Чрезвычайный и Полномочный Посол Франции», but nobody's aide or former one."""
    words = title.lower().split()
    return AMBASSADOR in words and "бывший" not in words


def _lemmas(facts: SentenceFacts) -> frozenset[str]:
    return frozenset(token.lemma for token in facts.sentence.tokens)


def _is_ceremony(facts: SentenceFacts) -> bool:
    return _lemmas(facts).issuperset(CREDENTIALS)


def _was_ceremony(facts: SentenceFacts, setting: Setting) -> bool:
    tokens = facts.sentence.tokens
    verb = next((i for i, t in enumerate(tokens) if t.lemma in TAKING | GIVING), None)
    if verb is None or not _is_ceremony(facts):
        return False
    parsed = facts.parsed
    return judge(parsed, verb, setting.contacts).status is Status.HELD


def _host(facts: SentenceFacts) -> Mention | None:
    """Who took the credentials, or to whom they were given."""
    parsed, lemmas = facts.parsed, _lemmas(facts)
    for item in parsed.attached:
        takes = item.case == "Nom" and lemmas & TAKING and not item.preposition
        given = item.case == "Dat" and lemmas & GIVING and not item.preposition
        if item.mention.person and (takes or given):
            return item.mention
    return None


def _gives(facts: SentenceFacts, mention: Mention) -> bool:
    """«верительные грамоты вручили послы Грузии – А, Ирана – Б», «свои грамоты передали …»."""
    lemmas = _lemmas(facts)
    is_giving = PAPERS in lemmas and bool(lemmas & GIVING) and AMBASSADOR in lemmas
    return is_giving and mention.case in {"Nom", None}


def _is_listed(facts: SentenceFacts, mention: Mention) -> bool:
    """«принял верительные грамоты у послов: Франции – А, Ирана – Б»."""
    before = facts.sentence.tokens[: mention.first]
    colon = max((i for i, token in enumerate(before) if token.text in LISTING), default=0)
    return _is_ceremony(facts) and any(
        token.lemma == AMBASSADOR and token.feats.get("Number") == "Plur"
        for token in before[max(0, colon - NEAREST) : colon]
    )


LISTING = frozenset({":"})
NEAREST = 4
"""Tokens from «послов» to the colon of their list."""


def _handing_over(facts: SentenceFacts, envoy: Mention) -> int:
    """The verb of «посол А грамоты не вручила»; where none is his own, he himself."""
    parsed = facts.parsed
    over = {item.governor for item in parsed.attached if item.mention is envoy}
    verbs = (i for i, token in enumerate(facts.sentence.tokens) if token.lemma in GIVING)
    own = (i for i in verbs if over & {i, *parsed.ancestors(i)})
    return next(own, envoy.first)


def _report(
    host: Mention, envoy: Mention, facts: SentenceFacts, setting: Setting
) -> MeetingReport | None:
    tokens = facts.sentence.tokens
    word = setting.contacts.nouns["аудиенция"]
    frame = Frame(word, envoy.first, None, (host,), (envoy,))
    judgement = judge(facts.parsed, _handing_over(facts, envoy), setting.contacts)
    if judgement.status is not Status.HELD:
        return None
    told = Told(frame, facts, setting, tokens, judgement)
    when = date_of_contact(told)
    place, place_reasons = received(told, host, when)
    return MeetingReport(
        participants=tuple(
            Participant(ParticipantKind.PERSON, str(m.person), span=m.span, country=m.country)
            for m in (host, envoy)
        ),
        form=Form.MEETING,
        status=Status.HELD,
        date=when,
        evidence=facts.sentence.span,
        place=place,
        confidence=CONFIDENCE,
        reasons=(
            Reason("participants", "credentials handed over", envoy.span),
            *by_tables((host, envoy)),
            Reason("date", when.basis.value, when.span, when.source),
            *place_reasons,
        ),
    )
