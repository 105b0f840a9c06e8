"""Contact words of a sentence and who takes part in them: by grammar first, then by order.

Each contact word opens a frame; nouns under one verb («серия встреч Токаева … продолжилась
переговорами с …») share one. Support verbs pass their arguments on to the noun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.contacts import Contacts, ContactWord, Slot
from reading.destinations import destinations_of
from reading.facts import Form
from reading.mentions import Mention
from reading.places import FoundPlace
from reading.rows import with_coordinated
from reading.slots import Slots, is_passive, slots_of
from reading.syntax import Parsed

BY_GRAMMAR = 1.0


BY_ORDER = 0.75


# «на встрече с …», «в ходе переговоров с …»: whoever acts there takes part.
INSIDE = frozenset({"на", "в", "во", "при", "по", "после", "перед", "за"})


ABOUT = frozenset({"о", "об", "про", "для", "к", "от", "из", "до"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A contact as one sentence tells it. `trigger` is the contact word, `verb` what governs it.

    `sides` are who came and who was met, each a tuple of coordinated mentions; `whither` are the
    places of a visit. `certainty` is how the participants were found.
    """

    word: ContactWord
    trigger: int
    verb: int | None
    subjects: tuple[Mention, ...] = ()
    others: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = ()
    whither: tuple[FoundPlace, ...] = ()
    certainty: float = BY_GRAMMAR
    is_plural: bool = False

    @property
    def participants(self) -> tuple[Mention, ...]:
        return tuple(dict.fromkeys((*self.subjects, *self.owners, *self.others)))


def find_frames(
    parsed: Parsed, contacts: Contacts, places: Sequence[FoundPlace]
) -> tuple[Frame, ...]:
    """All contacts of a sentence, in its order; those nobody takes part in are left out."""
    frames = [
        _frame(parsed, contacts, word, index, places) for index, word in _triggers(parsed, contacts)
    ]
    return tuple(_joined([frame for frame in frames if frame is not None], parsed))


def _triggers(parsed: Parsed, contacts: Contacts) -> Iterator[tuple[int, ContactWord]]:
    for index, token in enumerate(parsed.tokens):
        if token.pos in {"VERB", "AUX", "ADJ"} and token.lemma in contacts.verbs:
            yield index, contacts.verbs[token.lemma]
        elif token.pos in {"NOUN", "PROPN"} and token.lemma in contacts.nouns:
            yield index, contacts.nouns[token.lemma]


def _frame(
    parsed: Parsed,
    contacts: Contacts,
    word: ContactWord,
    index: int,
    places: Sequence[FoundPlace],
) -> Frame | None:
    verb = parsed.verb_over(index)
    slots = slots_of(parsed, index, verb)
    subjects, certainty = _subjects(parsed, contacts, word, index, verb, slots)
    others = slots.company or slots.between or _others(word, slots)
    if verb == index and is_passive(parsed, verb):
        # «был принят президентом»: the guest came, the host is whom he met.
        subjects, others = others, subjects
    if not others and _needs_company(word):
        others = _others_by_order(parsed, word, index, subjects)
        certainty = min(certainty, BY_ORDER) if others else certainty
    others = with_coordinated(parsed, others)
    frame = Frame(
        word=word,
        trigger=index,
        verb=verb,
        subjects=subjects,
        others=tuple(mention for mention in others if mention not in subjects),
        owners=slots.owner if Slot.OWNER in word.slots else (),
        whither=destinations_of(parsed, word, index, places),
        certainty=certainty,
        is_plural=parsed.tokens[index].feats.get("Number") == "Plur",
    )
    return frame if _fulfils(frame) or _takes_pronoun(parsed, frame) else None


def _needs_company(word: ContactWord) -> bool:
    return word.form is not Form.VISIT


HIS = frozenset({"его", "ее", "её"})


def _takes_pronoun(parsed: Parsed, frame: Frame) -> bool:
    """«Его принял президент»: whom, the sentence before says."""
    objects = (parsed.tokens[i] for i in parsed.children(frame.trigger))
    return frame.word.needs is Slot.OBJECT and any(t.text.lower() in HIS for t in objects)


def _fulfils(frame: Frame) -> bool:
    """The slot the row needs is filled; a visit goes somewhere or to somebody."""
    if frame.word.needs is Slot.WITH and len(frame.subjects) > 1:
        return True
    match frame.word.needs:
        case Slot.WITH | Slot.OBJECT | Slot.DATIVE:
            return bool(frame.others)
        case Slot.WHITHER:
            return bool(frame.whither)
        case _:
            return bool(frame.participants or frame.whither)


def _subjects(
    parsed: Parsed,
    contacts: Contacts,
    word: ContactWord,
    index: int,
    verb: int | None,
    slots: Slots,
) -> tuple[tuple[Mention, ...], float]:
    """Who acts: the verb's subject, if the verb carries the contact or happens inside of it."""
    if Slot.SUBJECT not in word.slots or slots.owner or slots.between:
        return (), BY_GRAMMAR
    if verb is None:
        return _at_the_table(parsed, index), BY_GRAMMAR
    carried = verb == index or parsed.tokens[verb].lemma in contacts.support
    if not carried and not _takes_in_subject(parsed, word, index):
        return (), BY_GRAMMAR
    bearer = _bearer(parsed, verb)
    if bearer is not None:
        return (bearer,), BY_GRAMMAR
    if slots.subject:
        return slots.subject, BY_GRAMMAR
    return _subject_by_order(parsed, index), BY_ORDER


def _bearer(parsed: Parsed, verb: int) -> Mention | None:
    """Whom an active participle describes: «прибывший с визитом президент …»."""
    token = parsed.tokens[verb]
    if token.feats.get("VerbForm") != "Part" or token.feats.get("Voice") == "Pass":
        return None
    return parsed.mention_at(token.head)


def _at_the_table(parsed: Parsed, index: int) -> tuple[Mention, ...]:
    """«За столом переговоров – президент …, премьер …»: all of the sentence."""
    words = [token.text.lower() for token in parsed.tokens[max(0, index - 2) : index]]
    if words[:1] != ["за"]:
        return ()
    return tuple(a.mention for a in parsed.attached if a.case == "Nom" and not a.preposition)


def _takes_in_subject(parsed: Parsed, word: ContactWord, index: int) -> bool:
    """The subject of the verb was there: «рассказал на встрече», «об итогах своей встречи»."""
    own = any(parsed.tokens[i].lemma == "свой" for i in parsed.children(index))
    return own or _is_inside(parsed, index) or _is_purpose(parsed, word, index)


def _is_purpose(parsed: Parsed, word: ContactWord, index: int) -> bool:
    """«прибыл с визитом», «находится с рабочей поездкой»."""
    before = [token.text.lower() for token in parsed.tokens[max(0, index - 4) : index]]
    return word.form is Form.VISIT and bool({"с", "со"} & set(before))


def _is_inside(parsed: Parsed, index: int) -> bool:
    """«на встрече», «в ходе переговоров», «по итогам визита», but not «о встрече»."""
    before = [token.text.lower() for token in parsed.tokens[max(0, index - 4) : index]]
    if any(word in ABOUT for word in before):
        return False
    return any(word in INSIDE for word in before)


def _subject_by_order(parsed: Parsed, index: int) -> tuple[Mention, ...]:
    """The last nominative before the contact word in its clause, else the first after it."""
    clause = parsed.clause(index)
    nominative = [
        item.mention
        for item in parsed.attached
        if item.mention.first in clause and item.case == "Nom" and not item.preposition
    ]
    before = [mention for mention in nominative if mention.last < index]
    return tuple(before[-1:] or nominative[:1])


def _others(word: ContactWord, slots: Slots) -> tuple[Mention, ...]:
    if Slot.OBJECT in word.slots:
        return slots.object
    return slots.dative if Slot.DATIVE in word.slots else ()


def _others_by_order(
    parsed: Parsed, word: ContactWord, index: int, subjects: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Who was met, wherever the parser hung them: «с» + instrumental, or the bare accusative."""
    clause = parsed.clause(index)
    here = [a for a in parsed.attached if a.mention.first in clause and a.mention not in subjects]
    if Slot.WITH in word.slots:
        return tuple(a.mention for a in here if a.preposition == "с" and a.case != "Gen")
    if Slot.OBJECT in word.slots and not is_passive(parsed, index):
        if _has_object(parsed, index):
            return ()
        bare = [a.mention for a in here if not a.preposition and a.case in {"Acc", "Gen"}]
        return tuple(sorted(bare, key=lambda mention: abs(mention.first - index))[:1])
    return ()


def _has_object(parsed: Parsed, index: int) -> bool:
    """The verb has an object that is nobody: «принял отставку министра»."""
    return any(
        parsed.tokens[i].relation == "obj"
        and parsed.mention_at(i) is None
        and parsed.tokens[i].pos == "NOUN"
        for i in parsed.children(index)
    )


def _joined(frames: Sequence[Frame], parsed: Parsed) -> Iterator[Frame]:
    """Frames of one clause that only together have two sides become one."""
    kept: list[Frame] = []
    for frame in frames:
        partner = next((one for one in kept if _completes(one, frame)), None)
        if partner is None:
            kept.append(frame)
            continue
        kept[kept.index(partner)] = replace(
            partner,
            word=frame.word if frame.others else partner.word,
            trigger=frame.trigger if frame.others else partner.trigger,
            subjects=partner.subjects or frame.subjects,
            others=partner.others or frame.others,
            owners=partner.owners or frame.owners,
        )
    return iter(kept)


def _completes(one: Frame, other: Frame) -> bool:
    if one.verb != other.verb or Form.VISIT in {one.word.form, other.word.form}:
        return False
    if one.others and other.others and one.others != other.others:
        return False
    return not (one.owners and other.owners)
