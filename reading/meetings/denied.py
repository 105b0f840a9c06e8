"""What the next sentence takes back: «Газета написала о встрече А и Б. В Кремле это опровергли.»"""

from collections.abc import Sequence
from dataclasses import replace

from reading.contacts.contacts import Contacts
from reading.contacts.denials import denials
from reading.facts import UNDATED, Basis, MeetingReport, Status
from reading.grammar.governors import is_finite
from reading.story.scenes import SentenceFacts
from reading.text.analysis import Token

RUMOURING = frozenset(
    {
        "сми",
        "газета",
        "издание",
        "агентство",
        "канал",
        "телеграм-канал",
        "telegram-канал",
        "соцсеть",
    }
    | {"сеть", "сообщение", "информация", "слух", "источник", "публикация", "портал", "журнал"}
    | {"блогер", "журналист", "новость", "данные", "данный", "таблоид", "пресса", "паблик"}
    | {"появиться", "распространить", "распространять", "сообщаться", "якобы"}
)


def without_denied(
    reports: Sequence[MeetingReport],
    before: SentenceFacts | None,
    facts: SentenceFacts,
    contacts: Contacts,
) -> list[MeetingReport]:
    """The reports so far, but for what the sentence before passed on and this one denies.

    A headline may tell the same: what names the same people falls with it.
    """
    if before is None or not (_is_rumour(before) and _denies(facts.sentence.tokens, contacts)):
        return list(reports)
    fallen = {_names(one) for one in reports if one.evidence == before.sentence.span}
    return [one for one in reports if _names(one) not in fallen]


def with_failed(
    reports: Sequence[MeetingReport],
    before: SentenceFacts | None,
    facts: SentenceFacts,
    contacts: Contacts,
) -> list[MeetingReport]:
    """«Он намеревался побывать в Кейптауне. Не вышло.»: the plan of the sentence before failed."""
    reports = _without_waiting_in_vain(reports, before, facts, contacts)
    opening = facts.sentence.tokens[: len(NOT) + 1]
    is_failure = (
        len(opening) > len(NOT)
        and [token.text.lower() for token in opening[:-1]] == NOT
        and opening[-1].lemma in COMING_OUT
        and opening[-1].feats.get("Gender") == "Neut"
    )
    if before is None or not is_failure:
        return list(reports)
    told = before.sentence.span
    return [_called_off(one) if one.evidence == told else one for one in reports]


NOT = ["не"]
COMING_OUT = frozenset({"выйти", "получиться", "сложиться", "удаться", "случиться", "сбыться"})


def _called_off(report: MeetingReport) -> MeetingReport:
    is_plan = report.status is Status.PLANNED
    return replace(report, status=Status.CANCELLED) if is_plan else report


def _without_waiting_in_vain(
    reports: Sequence[MeetingReport],
    before: SentenceFacts | None,
    facts: SentenceFacts,
    contacts: Contacts,
) -> list[MeetingReport]:
    """«А ждал Б. Встреча не состоялась: Б не прилетел.»: whoever waited met nobody."""
    if before is None or not _fell_through(facts, contacts):
        return list(reports)
    told = before.sentence.span
    return [_in_vain(one) if one.evidence == told and _waits(one) else one for one in reports]


def _fell_through(facts: SentenceFacts, contacts: Contacts) -> bool:
    """«встреча не состоялась», «Дуда не прилетел»; not «журналисты не прилетели»."""
    parsed, tokens = facts.parsed, facts.sentence.tokens
    for at in range(1, len(tokens)):
        if tokens[at - 1].text.lower() not in NOT:
            continue
        subjects = [i for i in parsed.children(at) if tokens[i].relation.startswith("nsubj")]
        if tokens[at].lemma in contacts.cues["happening"]:
            if any(tokens[i].lemma in contacts.nouns for i in subjects):
                return True
        elif tokens[at].lemma in contacts.cues["coming"]:
            known = (parsed.mention_at(i) for i in subjects)
            is_named = any(one is not None and one.person for one in known)
            if is_named or any(tokens[i].lemma in HE for i in subjects):
                return True
    return False


HE = frozenset({"он", "она", "тот"})


def _waits(report: MeetingReport) -> bool:
    return any(reason.rule.endswith(": await") for reason in report.reasons)


def _in_vain(report: MeetingReport) -> MeetingReport:
    """The day was that of the waiting."""
    is_held = report.status is Status.HELD
    is_guessed = report.date.basis is Basis.PUBLICATION
    return replace(
        report,
        status=Status.CANCELLED if is_held else report.status,
        date=UNDATED if is_held and is_guessed else report.date,
    )


def _is_rumour(facts: SentenceFacts) -> bool:
    """Somebody who was not there tells of it: «СМИ», «источники», «Axios»."""
    tokens = facts.sentence.tokens
    return any(
        token.lemma in RUMOURING or (token.text[:1].isascii() and token.text.isalpha())
        for token in tokens
    )


def _denies(tokens: Sequence[Token], contacts: Contacts) -> bool:
    """What the sentence before says, not what it says itself: «писали о ссоре, но это неправда»."""
    turn = next((i for i, token in enumerate(tokens) if i and token.lemma in TURNS), len(tokens))
    own = turn if any(map(is_finite, tokens[:turn])) else len(tokens)
    return any(True for _ in denials(tokens[:own], contacts))


TURNS = frozenset({"но", "однако", "а", "хотя"})


def _names(report: MeetingReport) -> frozenset[str]:
    return frozenset(participant.name for participant in report.participants)
