"""Contact words of a sentence, and the verb that carries or governs each."""

from dataclasses import dataclass

from reading.contacts.contacts import Contacts, ContactWord
from reading.contacts.wording import contact_words
from reading.grammar.syntax import Attached, Parsed


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
        for index, word, beside in contact_words(parsed, contacts)
        for verb in (_verb_of(parsed, index, word, contacts),)
        if not (_intends(parsed, index) or _adopts(parsed, contacts, index))
    )


def _verb_of(parsed: Parsed, index: int, word: ContactWord, contacts: Contacts) -> int | None:
    """None of «С Орбаном, который прилетел утром»: the verb was said in a sentence before."""
    if word.kind == "topic":
        return None
    return clause_verb(parsed, index, contacts) or _verb_over(parsed, index)


def clause_verb(parsed: Parsed, index: int, contacts: Contacts) -> int | None:
    """«о переговорах, которые Путин провёл с Меркель»: the verb of the clause carries the noun."""
    word = contacts.nouns.get(parsed.tokens[index].lemma)
    if word is None or word.kind != "noun":
        # «участвовал в саммите, который провёл Байден»: who came is told before the clause.
        return None
    verb = taken_up(parsed, index, contacts)
    is_theirs = verb is not None and any(_is_party(item, verb) for item in parsed.attached)
    return verb if is_theirs else None


def taken_up(parsed: Parsed, index: int, contacts: Contacts) -> int | None:
    """The verb of the clause that says of a contact noun when it is, or who holds it."""
    for verb in parsed.children(index):
        token = parsed.tokens[verb]
        if token.relation != "acl:relcl" or token.lemma not in contacts.support:
            continue
        below = (parsed.tokens[i] for i in parsed.children(verb))
        if any(t.lemma == "который" and t.relation.startswith(("nsubj", "obj")) for t in below):
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


def _intends(parsed: Parsed, index: int) -> bool:
    """«собираются поддержать»: an intention, no gathering."""
    token = parsed.tokens[index]
    return token.lemma in {"собираться", "собраться"} and any(
        parsed.tokens[i].feats.get("VerbForm") == "Inf"
        # «собирается в Осло, чтобы договориться»: why he goes.
        and not any(parsed.tokens[j].text.lower() == "чтобы" for j in parsed.children(i))
        for i in parsed.children(index)
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
