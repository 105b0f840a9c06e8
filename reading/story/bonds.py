"""How closely a date or a place of a sentence belongs to a contact that the sentence tells."""

from collections.abc import Iterator
from enum import IntEnum

from reading.facts import Span
from reading.grammar.governors import is_finite
from reading.grammar.syntax import Parsed
from reading.story.halves import aside_of
from reading.story.scenes import Told
from reading.text.analysis import ACTING, Token
from reading.where.places import Direction
from reading.where.staging import Staging


class Bond(IntEnum):
    """The closer, the smaller.

    OWN: a word of the contact governs it. CLAUSE: it stands in the same clause. SENTENCE: in
    another clause that acts. FOREIGN: it describes something else («прибывший вчера гость»,
    «форум в Бухаре»).
    """

    OWN = 0
    CLAUSE = 1
    SENTENCE = 2
    FOREIGN = 3


INSIDE = frozenset({"в", "во", "на", "по", "при", "под", "после", "перед", "до"})

IN = frozenset({"в", "во", "на"})

DASHES = frozenset({"–", "—", "-", ":"})

FRAME_BEFORE = 3
"""Tokens before a forum among which its preposition stands: «на полях прошедшей сессии …»."""

TO_COME = frozenset({"право", "заявка", "подготовка", "готовность", "инициатива", "идея"})
"""What they govern is yet to take place, if it does: «встреча по подготовке саммита»."""

PARTS_OF_DAY = frozenset({"утро", "вечер", "день", "ночь", "полдень", "половина", "час"})
"""«вечером накануне», «во второй половине дня 5 мая»: still the time of the contact."""

MEANS = frozenset({"телефон", "видеосвязь", "видеоконференция", "видеоконференцсвязь", "вкс"})
"""By what people far from each other talk: it has no time of its own."""

STRETCHES = frozenset({"неделя", "месяц", "год"})
"""«в прошлом месяце в Женеве встретился …»: nothing that would be in Geneva."""

TIME = frozenset({"раз"})
"""«последний раз – в Москве»: the contact itself, told once more."""

NOTHING_ELSE = PARTS_OF_DAY | MEANS | STRETCHES | TIME

COURSE = frozenset({"ход", "рамка", "время"})
"""«в ходе», «в рамках», «во время»: one word to the parser, hung on what went on."""

RELATIVE = frozenset({"который", "чей"})

DESCRIBING = frozenset({"acl", "acl:relcl", "amod"})

AGREEING = ("Case", "Gender", "Number")


def governor_of(parsed: Parsed, first: int, last: int) -> int | None:
    """What governs the tokens `first` to `last` (included) from outside; None for the root."""
    inside = range(first, last + 1)
    heads = (parsed.tokens[index].head for index in inside)
    return next((head for head in heads if head >= 0 and head not in inside), None)


BUILDINGS = frozenset(
    {"резиденция", "дворец", "замок", "база", "отель", "гостиница", "вилла", "здание", "аэропорт"}
    | {
        "павильон",
        "зал",
        "офис",
        "кабинет",
        "штаб-квартира",
        "министерство",
        "ратуша",
        "госрезиденция",
    }
)


def is_within_building(parsed: Parsed, index: int) -> bool:
    """«на базе в Анкоридже», but not «с резиденцией в Стокгольме»."""
    words = (parsed.tokens[i].text.lower() for i in parsed.children(index))
    return parsed.tokens[index].lemma in BUILDINGS and any(word in IN for word in words)


SEEING = frozenset({"посетить", "посещать", "осмотреть", "осматривать", "возложить", "возлагать"})


def is_seen(parsed: Parsed, index: int) -> bool:
    """«возложил цветы к монументу в Ташкенте», «осмотрел порт в Актау»: whoever does is there."""
    head = parsed.tokens[index].head
    return head >= 0 and parsed.tokens[head].lemma in SEEING


def upwards(parsed: Parsed, index: int) -> Iterator[int]:
    """A token and its governors, nearest first."""
    yield index
    yield from parsed.ancestors(index)


def _agree(one: Token, other: Token) -> bool:
    return all(one.feats.get(feat) == other.feats.get(feat) for feat in AGREEING)


def _located(told: Told) -> Iterator[int]:
    """The tokens of the places in which something is told to happen."""
    for place in told.facts.places:
        if place.direction is Direction.WHERE:
            yield from range(place.first, place.last + 1)


def is_in_course(parsed: Parsed, index: int) -> bool:
    """«в ходе визита», «во время переговоров»."""
    below = tuple(parsed.children(index))
    words = (*below, *(i for over in below for i in parsed.children(over)))
    return any(parsed.tokens[i].lemma in COURSE for i in words)


class Bonds:
    """The bonds of one contact to the words around it."""

    def __init__(self, told: Told) -> None:
        self._parsed = told.facts.parsed
        self._staging: Staging = told.setting.staging
        self._trigger = trigger = told.frame.trigger
        verb = told.frame.verb
        self._clause = self._parsed.clause(trigger)
        self._stands_in = frozenset(_located(told))
        self._path = {*upwards(self._parsed, trigger), trigger if verb is None else verb}
        self._contacts = told.setting.contacts
        self._aside = aside_of(self._parsed, trigger)
        named = (m for m in told.frame.participants if m in told.facts.mentions)
        met = (range(m.first, m.last + 1) for m in named)
        heads = (self._parsed.tokens[i].head for inside in met for i in inside)
        self._orphaned = frozenset(heads) - {trigger, verb, -1}

    def of_span(self, span: Span) -> Bond:
        tokens = self._parsed.tokens
        inside = [i for i, token in enumerate(tokens) if span.overlaps(token.span)]
        if not inside:
            return Bond.FOREIGN
        if self._heads(inside[0], inside[-1]):
            return Bond.CLAUSE
        governor = governor_of(self._parsed, inside[0], inside[-1])
        if governor is not None and inside[0] in self._clause and self._is_in_course(governor):
            return Bond.CLAUSE
        return self.of(inside[0], inside[-1])

    def precedes_verb(self, span: Span) -> bool:
        """«сказался больным и 9 июля улетел»: on what the parser hangs the day, doesn't matter."""
        tokens = self._parsed.tokens
        last = max((i for i, token in enumerate(tokens) if span.overlaps(token.span)), default=-1)
        following = tokens[last + 1 : last + 2]
        is_verb = any(token.pos == "VERB" and is_finite(token) for token in following)
        return self._aside is None and is_verb and last + 1 in self._path

    def steps_to(self, span: Span) -> int:
        """Verbs from the contact up to the one that governs the span; 0 when none does."""
        tokens = self._parsed.tokens
        inside = [i for i, token in enumerate(tokens) if span.overlaps(token.span)]
        governor = governor_of(self._parsed, inside[0], inside[-1]) if inside else None
        way = [self._trigger, *self._parsed.ancestors(self._trigger)]
        verbs = [i for i in way if tokens[i].pos in ACTING]
        return verbs.index(governor) if governor in verbs else 0

    def _heads(self, first: int, last: int) -> bool:
        """«• 24 июля – визит во Вьентьян; там предусмотрен …»: the day of the whole line."""
        tokens = self._parsed.tokens
        is_first = all(token.pos in {"PUNCT", "SYM"} for token in tokens[:first])
        return is_first and any(token.text in DASHES for token in tokens[last + 1 : last + 2])

    def of(self, first: int, last: int) -> Bond:
        """The bond of the tokens `first` to `last`, both included."""
        if self.is_of_promise(first):
            return Bond.FOREIGN
        return self._bond(first, last)

    def _bond(self, first: int, last: int) -> Bond:
        governor = governor_of(self._parsed, first, last)
        is_outside = self._aside is not None and first not in self._aside
        if not is_outside and (governor in self._path or self._describes_contact(first)):
            return Bond.OWN
        if self._stands_for_verb(first, last):
            return Bond.OWN
        if self._aside is not None:
            return Bond.CLAUSE if first in self._aside else Bond.SENTENCE
        in_clause = first in self._clause
        if not in_clause and self._is_dependent(first):
            return Bond.FOREIGN
        is_inserted = in_clause and self._is_inserted(first, last)
        if governor is not None and not is_inserted and self._describes_another(governor):
            return Bond.FOREIGN
        is_own = in_clause and not (governor is not None and self._is_of_another_verb(governor))
        return Bond.CLAUSE if is_own else Bond.SENTENCE

    def is_of_promise(self, first: int) -> bool:
        """«встретился с Б и договорился увидеться на саммите в Казани»: what is yet to come."""
        tokens = self._parsed.tokens
        verbs = (i for i in range(first - 1, self._trigger, -1) if tokens[i].pos in ACTING)
        last = next(verbs, None)
        if last is None or last in self._path or tokens[last].feats.get("VerbForm") != "Inf":
            return False
        promise = tokens[last].head
        cues = self._contacts.cues["planned"] | self._contacts.cues["unreal"]
        is_row = promise > self._trigger and tokens[promise].relation == "conj"
        return is_row and promise not in self._path and tokens[promise].lemma in cues

    def _is_of_another_verb(self, governor: int) -> bool:
        """«провёл переговоры и 5 июля вылетел в Бишкек»: a verb in a row with its own."""
        tokens = self._parsed.tokens
        verb = next((i for i in upwards(self._parsed, governor) if tokens[i].pos in ACTING), None)
        if verb is None or verb in self._path or tokens[verb].relation != "conj":
            return False
        return is_finite(tokens[verb]) and tokens[verb].head in self._path

    def _stands_for_verb(self, first: int, last: int) -> bool:
        """«…, а 4 июля – с Макроном»: where the verb is left out, people hang on the day."""
        inside = range(first, last + 1)
        is_orphan = any(self._parsed.tokens[i].relation == "orphan" for i in inside)
        return is_orphan and not self._orphaned.isdisjoint(inside)

    def _describes_contact(self, index: int) -> bool:
        """«визит, который запланирован на ноябрь», «поездка, намеченная на 18 марта»."""
        tokens = self._parsed.tokens
        for over in self._parsed.ancestors(index):
            if tokens[over].relation in DESCRIBING:
                follows = over > 0 and tokens[over - 1].text == "," and tokens[over].head > over
                # A participle after a comma describes what stands before it.
                agrees = follows and _agree(tokens[over], tokens[self._trigger])
                return tokens[over].head == self._trigger or agrees
        return False

    def _is_inserted(self, first: int, last: int) -> bool:
        """«Накануне отъезда в Ташкент, 13 ноября, президент примет …»."""
        start = first - 1 if first and self._parsed.tokens[first - 1].pos == "ADP" else first
        around = [*self._parsed.tokens[max(0, start - 1) : start]]
        around += self._parsed.tokens[last + 1 : last + 2]
        return [token.text for token in around] == [",", ","]

    def takes_place_in(self, span: Span) -> bool:
        """«на саммите …», «на полях … сессии»: the contact happened in what the span names."""
        tokens = self._parsed.tokens
        first = next((i for i, token in enumerate(tokens) if span.overlaps(token.span)), None)
        if first is None or self.of_span(span) is Bond.FOREIGN:
            return False
        for token in reversed(tokens[max(0, first - FRAME_BEFORE) : first]):
            if token.lemma in TO_COME:
                return False
            if token.lemma in self._staging.frames or token.pos == "ADP":
                # «по подготовке к саммиту»: the nearest preposition decides.
                return token.pos != "ADP" or token.text.lower() in INSIDE
        return False

    def _is_dependent(self, index: int) -> bool:
        """The clause of a token is opened by «который», «чей», or tells what was said of another.

        «подтвердил, что эксперты приедут весной»: the clause has a time of its own.
        """
        clause = self._parsed.clause(index)
        opening = [self._parsed.tokens[i].lemma for i in list(clause)[:2]]
        return bool(RELATIVE & set(opening)) or opening[:1] == ["что"]

    def _describes_another(self, governor: int) -> bool:
        """The governor is a noun or a participle that has no part in the contact."""
        for index in upwards(self._parsed, governor):
            token = self._parsed.tokens[index]
            if index in self._path:
                return False
            if self._only_tells_where(index) or token.lemma in NOTHING_ELSE:
                continue
            if token.pos == "VERB":
                return token.feats.get("VerbForm") == "Part" and token.relation != "root"
            if token.pos == "ADJ":
                return True
            if token.pos in {"NOUN", "PROPN"} and not self._is_frame(index):
                return True
        return False

    def _only_tells_where(self, index: int) -> bool:
        """«с Хельгой Шмид в Варшаве»: people aren't told apart by places, nor places by days."""
        return (
            self._parsed.mention_at(index) is not None
            or index in self._stands_in
            or is_within_building(self._parsed, index)
            or is_seen(self._parsed, index)
        )

    def _is_frame(self, index: int) -> bool:
        """The contact happened in there: «в ходе визита», «на саммите», «на форуме в Бухаре»."""
        for over in upwards(self._parsed, index):
            token = self._parsed.tokens[over]
            if token.pos not in {"NOUN", "PROPN"}:
                return False
            is_stage = token.lemma in self._staging.frames or token.lemma in self._staging.gathering
            if is_stage and self._has_inside(over):
                return True
            if not token.relation.startswith("nmod"):
                return False
        return False

    def _is_in_course(self, index: int) -> bool:
        """«в ходе визита 1 июля», «во время переговоров 5 мая»: the day of what went on then."""
        is_contact = self._parsed.tokens[index].lemma in self._contacts.nouns
        return is_contact and is_in_course(self._parsed, index)

    def _has_inside(self, index: int) -> bool:
        return any(
            self._parsed.tokens[i].text.lower() in INSIDE for i in self._parsed.children(index)
        )
