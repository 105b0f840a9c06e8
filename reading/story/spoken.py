"""Sentences in which somebody speaks of himself: «меня», «мы с …», and verbs without a subject."""

from collections.abc import Sequence
from dataclasses import replace

from reading.contacts.salience import NOBODY, Context
from reading.grammar.mentions import Mention, MentionKind
from reading.said.voices import Voices
from reading.story.scenes import SentenceFacts
from reading.text.analysis import Token
from reading.whom.authors import find_author
from reading.whom.first_person import Speeches, selves
from reading.whom.people import People
from reading.whom.reference_words import ReferenceWords

SELF = frozenset({"я", "мы", "мой", "наш"})
SPOKESMEN = ("пресс-секретар", "представител", "спикер мид", "официальн", "пресс-служб")


def spoken(
    scenes: Sequence[SentenceFacts], voices: Voices, people: People, words: ReferenceWords
) -> tuple[SentenceFacts, ...]:
    """The sentences with the mentions of whoever speaks, and him as who acts unnamed."""
    speeches = Speeches(voices, find_author(voices, words), _spokesmen(people))
    return tuple(_heard(facts, number, speeches) for number, facts in enumerate(scenes))


def _spokesmen(people: People) -> frozenset[str]:
    """Those who speak for others: their «мы» and «ждём» are not their own."""
    return frozenset(
        person.name
        for person in people.persons
        for position in person.positions
        if position.title.lower().startswith(SPOKESMEN)
    )


def _heard(facts: SentenceFacts, number: int, speeches: Speeches) -> SentenceFacts:
    parsed = facts.parsed
    others = [m for m in facts.mentions if not _is_own_he(m, number, speeches)]
    mentions = (*others, *selves(parsed, number, speeches))
    context = _context(facts, number, speeches)
    telling = facts.telling.heard(mentions, context)
    return facts if telling is facts.telling else replace(facts, telling=telling)


def _is_own_he(mention: Mention, number: int, speeches: Speeches) -> bool:
    """«У него насыщенная программа», — сказал Песков: nobody says «он» of himself."""
    if mention.kind is not MentionKind.PRONOUN or mention.person is None:
        return False
    speech = speeches.at(number, mention.span)
    return speech is not None and speech.speaker == mention.person


def _context(facts: SentenceFacts, number: int, speeches: Speeches) -> Context:
    """In direct speech whoever acts unnamed is the speaker, and only if he speaks of himself."""
    tokens = facts.sentence.tokens
    says_i = any(_says_i(token) and not _is_of_outlet(tokens, token) for token in tokens)
    author = speeches.author_at(number, facts.sentence.span)
    if author is not None and author.is_signed:
        return Context(author.person, author.person, frozenset({author.person}))
    if author is not None:
        is_his = says_i or _acts_unnamed(facts.sentence.tokens)
        return Context(subject=author.person) if is_his else NOBODY
    if facts.quoted is None and not says_i:
        return facts.telling.context
    speaker = facts.quoted.speaker.person if facts.quoted and facts.quoted.speaker else None
    is_own = says_i or _acts_unnamed(facts.sentence.tokens)
    if speaker is None or not is_own or speaker in speeches.spokesmen:
        return NOBODY
    return Context(subject=speaker)


def _says_i(token: Token) -> bool:
    """Not «напомним», «отметим»: so the outlet speaks."""
    is_i = token.lemma in SELF or token.feats.get("Person") == "1"
    is_aside = token.lemma in REMARKING and token.feats.get("Number") == "Plur"
    return is_i and not is_aside


REMARKING = frozenset({"напомнить", "отметить", "заметить", "добавить", "уточнить", "пояснить"})


def _is_of_outlet(tokens: Sequence[Token], token: Token) -> bool:
    """«по данным нашего источника», «сообщили нам»: said by no one who met."""
    over = tokens[token.head].lemma if token.head >= 0 else ""
    return (token.lemma == OUR and over in SOURCES) or (token.case == "Dat" and over in TELLING)


OUR = "наш"
SOURCES = frozenset(
    {"источник", "данные", "информация", "сведение", "корреспондент", "издание", "редакция"}
    | {"агентство", "газета", "канал", "телеканал", "сайт", "портал", "журналист", "читатель"}
)
TELLING = frozenset({"сообщить", "сообщать", "рассказать", "подтвердить", "пояснить", "сказать"})


def _acts_unnamed(tokens: Sequence[Token]) -> bool:
    """«Встречался с министром …»: a verb in the singular past without a subject."""
    ruled = {token.head for token in tokens if token.relation.startswith("nsubj")}
    return any(
        token.pos == "VERB" and token.feats.get("Gender") in {"Masc", "Fem"} and index not in ruled
        for index, token in enumerate(tokens)
        if token.feats.get("VerbForm") == "Fin"
    )
