"""Which words of a sentence mean a contact: by themselves, or by what stands beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reading.contacts.contacts import Contacts, ContactWord
from reading.contacts.representing import (
    DASHES,
    HEADING,
    TAKING_PART,
    heads_side,
    presides,
    takes_part,
)
from reading.grammar.mentions import Mention
from reading.grammar.syntax import Attached, Parsed
from reading.text.analysis import Token


def contact_words(
    parsed: Parsed, contacts: Contacts
) -> Iterator[tuple[int, ContactWord, int | None]]:
    """Each with its token, and the token that makes a contact of it, if one does."""
    topic = _topic(parsed)
    if topic is not None:
        yield topic, replace(contacts.verbs[TALKING], kind=TOPIC), None
    for index, token in enumerate(parsed.tokens):
        rows = contacts.phrases.get(token.lemma)
        phrase = _in_words(parsed, contacts, index, rows) if rows else None
        word = _word_at(parsed, contacts, index)
        if phrase is not None:
            yield index, *phrase
        if word is not None and not _means_else(parsed, index, word):
            yield index, word, None


def _topic(parsed: Parsed) -> int | None:
    """The dash of «С Виктором Орбаном – о фонде»: he was talked with, the verb was said before.

    Or what follows him in a list of such: «С президентом Сербии, который прилетел утром.»
    """
    for item in parsed.attached:
        after = item.mention.last + 1
        is_first = item.preposition == "с" and item.mention.first == 1
        around = parsed.tokens[after : after + 2]
        if not is_first or not around:
            continue
        is_about = around[0].text in DASHES and len(around) > 1 and _tells_what(around[1])
        is_all = item.governor < 0 and item.case == "Ins" and _is_whole(parsed, after)
        if is_about or is_all:
            return after
    return None


def _tells_what(token: Token) -> bool:
    """«– о фонде», «– тоже во вторник», «– накануне»."""
    return token.text.lower() in ABOUT or token.pos == "ADV" or token.lemma in WHEN


def _is_whole(parsed: Parsed, after: int) -> bool:
    """The sentence, or what of it stands before «который» and «;», has no verb of its own."""
    mark = parsed.tokens[after]
    following = parsed.tokens[after + 1 : after + 2]
    is_described = mark.text == "," and any(token.lemma == WHICH for token in following)
    return mark.text in {".", ";"} or is_described


WHEN, WHICH = frozenset({"в", "во", "вчера", "сегодня", "утром", "днем", "вечером"}), "который"


TOPIC, TALKING = "topic", "говорить"
ABOUT = frozenset({"о", "об", "обо", "про"})


def _is_next_in_row(parsed: Parsed, index: int) -> bool:
    """«Следующим был президент», «последней стала …»: of whoever met those before."""
    token = parsed.tokens[index]
    if token.lemma not in ORDINALS or not token.text.lower().endswith(INSTRUMENTAL):
        return False
    beside = [parsed.tokens[i] for i in parsed.children(index) if parsed.tokens[i].pos == "AUX"]
    over = [parsed.tokens[token.head]] if token.head >= 0 and token.relation != "amod" else []
    return any(verb.lemma in BECOMING for verb in (*beside, *over))


ORDINALS = frozenset({"следующий", "первый", "второй", "третий", "четвертый", "последний"})
INSTRUMENTAL = ("им", "ым", "ей", "ой")
BECOMING = frozenset({"быть", "стать", "оказаться"})
INTERLOCUTOR = "собеседник"


def _word_at(parsed: Parsed, contacts: Contacts, index: int) -> ContactWord | None:
    token = parsed.tokens[index]
    if _is_next_in_row(parsed, index):
        return contacts.nouns[INTERLOCUTOR]
    if token.pos in ACTING:
        # «видеоразговора»: the tagger takes some rare nouns for adjectives.
        noun = contacts.nouns.get(token.lemma) if token.pos == "ADJ" else None
        return contacts.verbs.get(_in_phrase(parsed, index)) or noun
    if token.pos in NAMING and not _is_in_office(parsed, index):
        return contacts.nouns.get(token.lemma) or contacts.nouns.get(_bare_lemma(token.lemma))
    return None


def _is_in_office(parsed: Parsed, index: int) -> bool:
    """«глава делегации на переговорах Рустем Умеров»."""
    mention = parsed.mention_at(index)
    return mention is not None and mention.first < index and bool(mention.people)


ACTING = frozenset({"VERB", "AUX", "ADJ"})
NAMING = frozenset({"NOUN", "PROPN"})
NEAREST = 3
"""Steps down to a word that makes or unmakes a contact: «копии верительных грамот»."""


Rows = Sequence[ContactWord]
"""What one verb means with each of the words beside it."""


def _in_words(
    parsed: Parsed, contacts: Contacts, index: int, rows: Rows
) -> tuple[ContactWord, int] | None:
    return next(_phrases(parsed, contacts, index, rows), None) or _stay(parsed, index, rows)


def _phrases(
    parsed: Parsed, contacts: Contacts, index: int, rows: Rows
) -> Iterator[tuple[ContactWord, int]]:
    """«вышел на связь», «провёл вечер»: the word with what makes a contact of it."""
    hanging = tuple(_below(parsed, index))
    for word in rows:
        for below in dict.fromkeys((*hanging, *_right_after(parsed, index, word))):
            is_beside = parsed.tokens[below].lemma in word.beside
            if not is_beside or (word.is_spent and _tells_when(parsed, below)):
                continue
            if not (word.kind == "named" and _is_done_by_meeting(parsed, contacts, index)):
                yield word, below


def _right_after(parsed: Parsed, index: int, word: ContactWord) -> Sequence[int]:
    """«вручил верительные грамоты», of which the parser may make a loop that hangs on nothing."""
    return range(index + 1, min(index + 3, len(parsed.tokens))) if word.kind == GIVING else ()


def _stay(parsed: Parsed, verb: int, rows: Rows) -> tuple[ContactWord, int] | None:
    """«У Лаврова был Аракчи»; not «у Путина был помощник Х»: he may be his own man.

    Nor «у А был Б, а у В – Г»: whom each of them has.
    """
    word = next((row for row in rows if row.kind == STAYING), None)
    if word is None:
        return None
    people = [item for item in parsed.attached if item.mention.person]
    hosts = [i for i in people if i.preposition == AT and _stays(parsed, i, verb)]
    guests = [i for i in people if i.case == "Nom" and _is_guest(i, verb)]
    beside = [item for item in parsed.attached if item.preposition == AT]
    if (
        not hosts
        or len(beside) > 1
        or not any(_is_foreign(parsed, guest.mention) for guest in guests)
    ):
        return None
    return word, hosts[0].mention.first


def _stays(parsed: Parsed, host: Attached, verb: int) -> bool:
    """He opens the sentence, or stands right before the verb: «Тем же днём у А были Б и В»."""
    is_first = host.governor == verb and host.mention.first <= FIRST
    is_small = parsed.tokens[verb].relation in SMALL
    return host.mention.last + 1 == verb or (is_first and not is_small)


def _is_guest(guest: Attached, verb: int) -> bool:
    is_own = (guest.governor, guest.relation) == (verb, "nsubj")
    return guest.mention.first == verb + 1 or (is_own and guest.mention.first > verb)


def _is_foreign(parsed: Parsed, mention: Mention) -> bool:
    """A bare name, or an office of a country."""
    return parsed.tokens[mention.first].text[0].isupper() or mention.country is not None


STAYING, AT = "stay_by", "у"
SMALL = frozenset({"cop", "aux", "aux:pass"})
FIRST = 3
"""Tokens among which the host stands: «Вчера у Лаврова был …»."""

GIVING = "give"


def _is_done_by_meeting(parsed: Parsed, contacts: Contacts, verb: int) -> bool:
    """«Замкнула список встреча с …»: told by the noun."""
    below = (parsed.tokens[i] for i in parsed.children(verb))
    return any(t.relation.startswith("nsubj") and t.lemma in contacts.nouns for t in below)


def _tells_when(parsed: Parsed, index: int) -> bool:
    """«провели переговоры вечером, во время визита, два дня назад»."""
    is_ago = any(token.text.lower() == AGO for token in parsed.tokens[index + 1 : index + 2])
    before = parsed.tokens[index - 1 : index] if index else ()
    has_preposition = any(token.pos == "ADP" for token in before) or any(
        parsed.tokens[i].relation == "case" for i in parsed.children(index)
    )
    return parsed.tokens[index].case == "Ins" or is_ago or has_preposition


AGO = "назад"


def _means_else(parsed: Parsed, index: int, word: ContactWord) -> bool:
    """«обменялись посланиями», «обсудил в посте»; not «обсудил создание поста»."""
    if not (word.not_with or word.not_in):
        return False
    below = [parsed.tokens[i] for i in _below(parsed, index)]
    return any(
        token.lemma in word.not_with or (token.lemma in word.not_in and token.case == "Loc")
        for token in below
    )


def _below(parsed: Parsed, index: int) -> Iterator[int]:
    """What hangs on a word, in its own clause; of «был на связи» the noun is above."""
    head = parsed.tokens[index].head
    for at in parsed.clause(index):
        if at == index or parsed.mention_at(at) is not None:
            continue
        if at == head or index in islice(parsed.ancestors(at), NEAREST):
            yield at


def _in_phrase(parsed: Parsed, index: int) -> str:
    """What the verb means with its object: «приняли участие», «сторону представит»."""
    if takes_part(parsed, index):
        return TAKING_PART
    heads = heads_side(parsed, index) or presides(parsed, index)
    return HEADING if heads else parsed.tokens[index].lemma


def _bare_lemma(lemma: str) -> str:
    """«онлайн-совещание» is «совещание»."""
    prefix, _, rest = lemma.partition("-")
    return rest if prefix in PREFIXES else ""


PREFIXES = frozenset({"онлайн", "видео", "мини", "блиц", "экспресс", "спец"})
