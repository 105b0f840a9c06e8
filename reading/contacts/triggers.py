"""Contact words of a sentence, and the verb that carries or governs each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reading.contacts.contacts import Contacts, ContactWord
from reading.grammar.syntax import Attached, Parsed
from reading.text.analysis import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A contact word in its sentence: `verb` governs it, `is_carried`: and says no more.

    `beside` is the word that makes a contact of it: «связь» of «вышел на связь».
    """

    index: int
    word: ContactWord
    verb: int | None
    is_carried: bool
    beside: int | None = None

    @property
    def governors(self) -> frozenset[int]:
        own = {self.index} if self.beside is None else {self.index, self.beside}
        if self.verb is not None and (self.verb == self.index or self.is_carried):
            own.add(self.verb)
        return frozenset(own)


def find_triggers(parsed: Parsed, contacts: Contacts) -> tuple[Trigger, ...]:
    return tuple(
        Trigger(index, word, verb, _is_carried(parsed, contacts, index, verb), beside)
        for index, word, beside in _words(parsed, contacts)
        for verb in (clause_verb(parsed, index, contacts) or _verb_over(parsed, index),)
        if not (_intends(parsed, index) or _adopts(parsed, contacts, index))
    )


def clause_verb(parsed: Parsed, index: int, contacts: Contacts) -> int | None:
    """«о переговорах, которые Путин провёл с Меркель»: the verb of the clause carries the noun."""
    word = contacts.nouns.get(parsed.tokens[index].lemma)
    if word is None or word.kind != "noun":
        # «участвовал в саммите, который провёл Байден»: who came is told before the clause.
        return None
    for verb in parsed.children(index):
        token = parsed.tokens[verb]
        if token.relation != "acl:relcl" or token.lemma not in contacts.support:
            continue
        below = (parsed.tokens[i] for i in parsed.children(verb))
        takes_up = any(
            t.lemma == "который" and t.relation.startswith(("nsubj", "obj")) for t in below
        )
        if takes_up and any(_is_party(item, verb) for item in parsed.attached):
            return verb
    return None


def _is_party(item: Attached, verb: int) -> bool:
    """He holds the contact, or it is held with him."""
    is_actor = item.relation.startswith("nsubj") and bool(item.mention.people)
    return item.governor == verb and (is_actor or item.preposition in {"с", "со", "между"})


def _verb_over(parsed: Parsed, index: int) -> int | None:
    """The verb of its clause, also where the parser hangs the word on another one."""
    verb, clause = parsed.verb_over(index), parsed.clause(index)
    if verb is None or verb in clause:
        return verb
    is_relative = any(parsed.tokens[i].lemma == "который" for i in list(clause)[:RELATIVE])
    own = next((i for i in clause if parsed.tokens[i].feats.get("VerbForm") == "Fin"), None)
    # «Как их встретили, рассказал Х на встрече с У»: no comma before the meeting.
    follows = (
        own is not None and all(t.text != "," for t in parsed.tokens[own:index]) and own < index
    )
    return own if own is not None and (is_relative or follows) else verb


RELATIVE = 3
"""Tokens among which «который» opens a clause: «в ходе которого»."""


def _words(parsed: Parsed, contacts: Contacts) -> Iterator[tuple[int, ContactWord, int | None]]:
    topic = _topic(parsed)
    if topic is not None:
        yield topic, replace(contacts.verbs[TALKING], kind=TOPIC), None
    for index in range(len(parsed.tokens)):
        phrase = next(_phrases(parsed, contacts, index), None)
        word = _word_at(parsed, contacts, index)
        if phrase is not None:
            yield index, *phrase
        if word is not None and not _is_with(parsed, index, word.not_with):
            yield index, word, None


def _topic(parsed: Parsed) -> int | None:
    """The dash of «С Виктором Орбаном – о фонде»: he was talked with, the verb was said before."""
    for item in parsed.attached:
        dash = item.mention.last + 1
        is_first = item.preposition == "с" and item.mention.first == 1
        around = [token.text.lower() for token in parsed.tokens[dash : dash + 2]]
        if is_first and len(around) > 1 and around[0] in DASHES and around[1] in ABOUT:
            return dash
    return None


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
        return contacts.verbs.get(_in_phrase(parsed, index))
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


def _phrases(parsed: Parsed, contacts: Contacts, index: int) -> Iterator[tuple[ContactWord, int]]:
    """«вышел на связь», «провёл вечер»: the word with what makes a contact of it."""
    for word in contacts.phrases.get(parsed.tokens[index].lemma, ()):
        for below in _below(parsed, index):
            is_beside = parsed.tokens[below].lemma in word.beside
            if word.kind == "named" and _is_done_by_meeting(parsed, contacts, index):
                continue
            if is_beside and not (word.is_spent and _tells_when(parsed, below)):
                yield word, below


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


def _is_with(parsed: Parsed, index: int, lemmas: frozenset[str]) -> bool:
    return bool(lemmas) and any(parsed.tokens[i].lemma in lemmas for i in _below(parsed, index))


def _below(parsed: Parsed, index: int) -> Iterator[int]:
    """What hangs on a word, in its own clause; of «был на связи» the noun is above."""
    for at in parsed.clause(index):
        above = [i for i, _ in zip(parsed.ancestors(at), range(NEAREST), strict=False)]
        hangs = index in above or parsed.tokens[index].head == at
        if at != index and hangs and parsed.mention_at(at) is None:
            yield at


def _in_phrase(parsed: Parsed, index: int) -> str:
    """What the verb means with its object: «приняли участие», «сторону представит»."""
    if takes_part(parsed, index):
        return TAKING_PART
    heads = heads_side(parsed, index) or _presides(parsed, index)
    return HEADING if heads else parsed.tokens[index].lemma


def _presides(parsed: Parsed, index: int) -> bool:
    """«сопредседателями заседания выступили А и Б»."""
    below = (parsed.tokens[i] for i in parsed.children(index))
    return parsed.tokens[index].lemma in ACTING_AS and any(
        (token.lemma, token.case) == (CHAIR, "Ins") for token in below
    )


ACTING_AS = frozenset({"выступить", "выступать", "быть", "стать", "являться"})
CHAIR = "сопредседатель"


def takes_part(parsed: Parsed, index: int) -> bool:
    """«приняли участие» is «участвовали»."""
    return parsed.tokens[index].lemma in {"принять", "принимать"} and any(
        parsed.tokens[i].lemma == "участие" for i in parsed.children(index)
    )


TAKING_PART = "участвовать"


def heads_side(parsed: Parsed, index: int) -> bool:
    """«сторону представит А, … – Б», «Москву представлял А»: heads of sides sat together."""
    if parsed.tokens[index].lemma not in REPRESENTING:
        return False
    objects = (i for i in parsed.children(index) if parsed.tokens[i].relation == "obj")
    return any(parsed.tokens[i].lemma in SIDES or _is_capital(parsed, i) for i in objects)


def speak_for_one(parsed: Parsed, index: int) -> bool:
    """«Киев на переговорах могут представить А и Б»: whether they come, the verb says."""
    if _is_single(parsed.tokens[index]) or _goes_on(parsed, index):
        return False
    # «могут представить»: the infinitive hangs on the verb.
    below = [i for i in parsed.children(index) if parsed.tokens[i].relation == "xcomp"]
    verbs = [i for i in (index, *below) if parsed.tokens[i].lemma in SPEAKING_FOR]
    objects = [i for v in verbs for i in parsed.children(v) if parsed.tokens[i].relation == "obj"]
    return any(
        (parsed.tokens[i].lemma in SIDES or _is_capital(parsed, i))
        and parsed.tokens[i].feats.get("Number") == "Sing"
        and not any(parsed.tokens[below].relation == "conj" for below in parsed.children(i))
        for i in objects
    )


def _is_single(token: Token) -> bool:
    """«сторону представлял А, другую – Б»: each his own."""
    return token.feats.get("Number") == "Sing"


def _goes_on(parsed: Parsed, index: int) -> bool:
    """«Москву представляли А и Б, Вашингтон — В и Г»: both sides; not «…, — сказал Д»."""
    after = parsed.tokens[index:]
    return any(t.text in DASHES and before.text != "," for before, t in pairwise(after))


DASHES = frozenset({"—", "–"})
SPEAKING_FOR = frozenset({"представить", "представлять"})


def _is_capital(parsed: Parsed, index: int) -> bool:
    """«Москву», «Турцию»: a name that is nobody's."""
    return parsed.tokens[index].pos == "PROPN" and parsed.mention_at(index) is None


HEADING = "возглавить"
REPRESENTING = frozenset({"представить", "представлять", "возглавить", "возглавлять"})
SIDES = frozenset({"сторона", "делегация"})


def _bare_lemma(lemma: str) -> str:
    """«онлайн-совещание» is «совещание»."""
    prefix, _, rest = lemma.partition("-")
    return rest if prefix in PREFIXES else ""


PREFIXES = frozenset({"онлайн", "видео", "мини", "блиц", "экспресс", "спец"})


def _intends(parsed: Parsed, index: int) -> bool:
    """«собираются поддержать»: an intention, no gathering."""
    token = parsed.tokens[index]
    return token.lemma in {"собираться", "собраться"} and any(
        parsed.tokens[i].feats.get("VerbForm") == "Inf" for i in parsed.children(index)
    )


def _adopts(parsed: Parsed, contacts: Contacts, index: int) -> bool:
    """«решение было принято», «приняли резолюцию»: nobody was received."""
    return parsed.tokens[index].lemma in {"принять", "принимать"} and any(
        parsed.tokens[i].lemma in contacts.cues["adopted"] for i in parsed.children(index)
    )


def _is_carried(parsed: Parsed, contacts: Contacts, index: int, verb: int | None) -> bool:
    """«провёл встречу», «состоялась серия встреч»: the verb only carries the noun."""
    if verb is None or verb == index:
        return verb is not None
    return parsed.tokens[verb].lemma in contacts.support and not is_prepared(parsed, index)


def is_prepared(parsed: Parsed, index: int) -> bool:
    """«состоялась встреча по подготовке саммита»: the summit is another contact."""
    head = parsed.tokens[index].head
    return head >= 0 and parsed.tokens[head].lemma in PREPARING


PREPARING = frozenset({"подготовка", "организация"})
