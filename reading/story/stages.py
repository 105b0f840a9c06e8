"""The places of a sentence where something of its story happens, not those it talks about."""

from collections.abc import Iterator

from reading.grammar.mentions import Mention
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_future
from reading.story.bonds import TO_COME, governor_of, is_seen, is_within_building, upwards
from reading.story.scenes import SentenceFacts, Setting
from reading.story.story_days import is_coming
from reading.text.analysis import ACTING
from reading.where.places import Direction, FoundPlace

VISITED = frozenset({"посетить", "посещать"})
HOSTING = frozenset({"принимать", "принять", "встречать", "встретить", "собрать", "собирать"})
MANAGED = frozenset({"успеть", "удаться", "смочь", "суметь", "начать", "продолжить", "завершить"})
OUTCOMES = frozenset({"итог", "результат"})
"""«коснулись итогов саммита в …» elsewhere; «по итогам саммита в …» is said there."""

OPENINGS = frozenset({",", ";", "–", "—", ":"})
TOPICS = frozenset({"тема", "повестка", "вопрос", "число", "план"})
SET_ASIDE = ("acl", "advcl")


def staged_places(facts: SentenceFacts, setting: Setting) -> Iterator[FoundPlace]:
    """«прошли переговоры в Астане», «прибыл в Баку», but not «откроют завод в Костанае»."""
    parsed = facts.parsed
    return (place for place in facts.places if _is_stage(parsed, place, setting))


def past_places(facts: SentenceFacts, setting: Setting) -> Iterator[FoundPlace]:
    """Those where its story has been: not «решено провести в Ханое», «эксперты приедут в Ош»."""
    parsed, planned = facts.parsed, setting.contacts.cues["planned"]
    return (p for p in staged_places(facts, setting) if not _is_to_come(parsed, p, planned))


def _is_to_come(parsed: Parsed, place: FoundPlace, planned: frozenset[str]) -> bool:
    """The verb over the place is in the future, or an infinitive of what is yet to be done.

    «встречу запланировали на декабрь в Актау» is to come as well.
    """
    governor = governor_of(parsed, place.start, place.last)
    over = () if governor is None else tuple(upwards(parsed, governor))
    if any(parsed.tokens[i].lemma in INVITING for i in over):
        return True
    verb = next((i for i in over if parsed.tokens[i].pos in ACTING), None)
    if verb is None:
        return False
    token = parsed.tokens[verb]
    if token.lemma in planned and verb < place.first:
        return True
    is_aided = any(is_future(parsed.tokens[i]) for i in parsed.children(verb))
    if token.feats.get("VerbForm") == "Inf":
        head = parsed.tokens[token.head] if token.head >= 0 else token
        return is_aided or head.lemma not in MANAGED
    return is_aided or is_future(token)


INVITING = frozenset({"звать", "зазвать", "позвать", "званый", "зваться"})
"""«зван в Москву»: whether he comes, nobody knows."""


def _is_stage(parsed: Parsed, place: FoundPlace, setting: Setting) -> bool:
    governor = governor_of(parsed, place.start, place.last)
    if _is_all(parsed, place):
        return True
    if place.direction is Direction.NONE:
        is_hosting = governor is not None and _is_hosting(parsed, place, governor)
        return is_hosting and governor is not None and _acts_there(parsed, governor, setting)
    if place.direction is Direction.WHENCE:
        return False
    opens = place.direction is Direction.WHERE and _opens_clause(parsed, place.start)
    if opens and _has_people_after(parsed, place):
        return True
    if governor is None:
        return _has_people(parsed) or not _has_verb(parsed)
    return _leads_to_stage(parsed, governor, setting)


def _is_all(parsed: Parsed, place: FoundPlace) -> bool:
    """«2018, октябрь. Маскат. Султан принял …»: a city is all the sentence says."""
    ends = parsed.tokens[-1].text == "."  # without it a line of the page
    return ends and place.is_city and (place.first, place.last + 2) == (0, len(parsed.tokens))


def _is_hosting(parsed: Parsed, place: FoundPlace, governor: int) -> bool:
    """«посетил Узбекистан», «Ташкент принимает саммит»."""
    lemma = parsed.tokens[governor].lemma
    relations = {parsed.tokens[i].relation for i in range(place.first, place.last + 1)}
    return lemma in VISITED or (lemma in HOSTING and "nsubj" in relations)


def _opens_clause(parsed: Parsed, index: int) -> bool:
    """«Вчера в Астане …», «…, в Мешхеде – губернатор»: all that follows is there."""
    before = [token for token in parsed.tokens[:index] if token.pos not in {"ADJ", "DET", "ADP"}]
    words = [token.text.lower() for token in before]
    if not words or words[-1] in OPENINGS:
        return True
    if words[-1] in {"а", "и"} and words[-2:-1] == [","]:
        return True
    return len(before) == 1 and before[0].pos in {"ADV", "NUM", "CCONJ"}


def _leads_to_stage(parsed: Parsed, governor: int, setting: Setting) -> bool:
    """The words that govern the place, upwards, are of something that takes place there."""
    for index in upwards(parsed, governor):
        token = parsed.tokens[index]
        if parsed.mention_at(index) is not None or is_within_building(parsed, index):
            continue
        if is_seen(parsed, index):
            return True
        if token.pos in {"VERB", "AUX"}:
            return _acts_there(parsed, index, setting)
        is_event = token.lemma in setting.staging.gathering or token.lemma in setting.contacts.nouns
        if is_event:
            is_journey = token.lemma in JOURNEYS and _is_spoken_of(parsed, index)
            return not is_journey and _takes_place(parsed, index, setting)
        if token.lemma in setting.staging.going:
            return not _is_spoken_of(parsed, index)
        if token.pos in {"NOUN", "PROPN"} and not token.relation.startswith("nmod"):
            return not _has_verb(parsed)
    return not _has_verb(parsed)


def _is_spoken_of(parsed: Parsed, index: int) -> bool:
    """«речь шла о приезде в Белград»: nobody has come there."""
    words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
    return not words.isdisjoint(ABOUT)


JOURNEYS = frozenset({"приезд", "визит", "поездка", "прибытие", "посещение"})

ABOUT = frozenset({"о", "об", "обо", "про", "насчет", "насчёт"})


def _acts_there(parsed: Parsed, index: int, setting: Setting) -> bool:
    token = parsed.tokens[index]
    # «находящийся в Анкаре министр» is there, «дом, построенный в Анкаре» is another matter.
    if is_coming(parsed, index, setting):
        return True
    if token.relation.startswith(SET_ASIDE) and described_by(parsed, index) is None:
        return False
    if token.feats.get("VerbForm") == "Inf" and not _is_meant(parsed, token.head, setting):
        return False
    staging, contacts = setting.staging, setting.contacts
    acts = staging.going | staging.staying | staging.happening
    if token.lemma in acts or token.lemma in contacts.verbs:
        return True
    if token.lemma in contacts.support:
        return _carries(parsed, index, setting)
    subjects = (i for i in parsed.children(index) if parsed.tokens[i].relation == "nsubj")
    return token.head < 0 and any(parsed.mention_at(i) for i in subjects)


def described_by(parsed: Parsed, participle: int) -> Mention | None:
    """«Председатель меджлиса Сахиба Гафарова, находящаяся в …»: she, not «председатель»."""
    head = parsed.tokens[participle].head
    named = parsed.mention_at(head)
    if named is not None or head < 0:
        return named
    beside = (parsed.mention_at(i) for i in parsed.children(head))
    return next((mention for mention in beside if mention is not None), None)


def _carries(parsed: Parsed, index: int, setting: Setting) -> bool:
    """«в Астане идут переговоры», but not «в Астане идёт дождь»."""
    told = setting.staging.gathering | frozenset(setting.contacts.nouns)
    return any(parsed.tokens[i].lemma in told for i in parsed.children(index))


def _is_meant(parsed: Parsed, index: int, setting: Setting) -> bool:
    """«успел побывать», «планирует посетить», but not «предложил провести»."""
    if index < 0:
        return True
    token = parsed.tokens[index]
    return token.lemma in MANAGED or token.lemma in setting.contacts.cues["planned"]


def _takes_place(parsed: Parsed, index: int, setting: Setting) -> bool:
    """«на форуме в …», «прошли переговоры в …», but not «в числе тем – форум в Бухаре».

    Nor «поздравил с правом провести выставку в Осаке»: it is yet to come.
    """
    for over in parsed.ancestors(index):
        token = parsed.tokens[over]
        if token.lemma in TO_COME or (token.lemma in OUTCOMES and token.case != "Dat"):
            return False
        if token.pos in {"VERB", "AUX"}:
            return _acts_there(parsed, over, setting) or _is_within(parsed, index)
    is_listed = any(token.lemma in TOPICS for token in parsed.tokens)
    return _is_within(parsed, index) or not is_listed


def _is_within(parsed: Parsed, index: int) -> bool:
    words = {parsed.tokens[i].text.lower() for i in parsed.children(index)}
    return bool(words & {"в", "на", "во", "после", "по"})


def _has_verb(parsed: Parsed) -> bool:
    return any(token.pos in {"VERB", "AUX"} for token in parsed.tokens)


def _has_people_after(parsed: Parsed, place: FoundPlace) -> bool:
    """Not «позвонил А; в Москве шёл второй час ночи», «словенка – в Астане»: nobody acts there."""
    end = parsed.clause(place.last).stop
    return any(place.last < item.mention.first < end for item in parsed.attached)


def _has_people(parsed: Parsed) -> bool:
    return any(item.mention.person for item in parsed.attached)
