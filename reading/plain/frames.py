"""Who takes part in a contact: by the marks of the units around its word, and by their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.analysis import Token
from reading.facts import Form
from reading.mentions import Mention
from reading.places import Direction, FoundPlace
from reading.plain.contacts import ContactFinder, Means, Trigger
from reading.plain.grammar import ContactTable, ContactWord, Grammar, Marker, Need
from reading.plain.markers import QUOTES
from reading.plain.rows import Unit
from reading.plain.scenes import Scene

SURE = 0.9
BY_ORDER = 0.75
CARRIED = 0.65
"""Confidence: marked by grammar; by the order of words; the subject comes from another sentence."""

LONGEST_PHRASE = 8
"""Tokens between a noun of contact and the verb that carries it."""

AUXILIARIES = frozenset({"be", "have", "do", "will", "would", "not", "to", "can", "may", "n't"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A contact as one sentence tells it.

    `sides` came or acted, `others` were met; `whither` are the places of a visit; `carrier` is the
    verb that carries a noun. `is_inside`: told beside («during the talks»), not as the news itself.
    """

    word: ContactWord
    first: int
    last: int
    sides: tuple[Mention, ...] = ()
    others: tuple[Mention, ...] = ()
    whither: tuple[FoundPlace, ...] = ()
    hosts: tuple[Mention, ...] = ()
    carrier: int | None = None
    certainty: float = SURE
    is_inside: bool = False
    is_announced: bool = False
    means: Form | None = None

    @property
    def participants(self) -> tuple[Mention, ...]:
        return tuple(dict.fromkeys((*self.sides, *self.others)))


class FrameReader:
    """Reads the frames of a sentence."""

    def __init__(self, grammar: Grammar, finder: ContactFinder, table: ContactTable) -> None:
        self._grammar = grammar
        self._finder = finder
        self._table = table

    def scene(
        self,
        tokens: tuple[Token, ...],
        units: tuple[Unit, ...],
        places: tuple[FoundPlace, ...],
        subject: Mention | None,
    ) -> Scene:
        ends = frozenset(unit.last for unit in units if unit.marker is not Marker.OWNER)
        inside = {
            i for unit in units for i in range(unit.first, unit.last + 1) if not unit.is_pronoun
        }
        means = self._finder.means(tokens)
        inside |= {i for one in means for i in range(one.first, one.last + 1)}
        triggers = tuple(t for t in self._finder.triggers(tokens, ends) if t.first not in inside)
        supports = dict(self._finder.supports(tokens))
        borders = self._grammar.clauses["borders"] | {";", ":"}
        return Scene(tokens, units, places, subject, triggers, means, supports, borders)

    def frames(self, scene: Scene) -> tuple[Frame, ...]:
        """All contacts of a sentence that somebody takes part in."""
        order = _After if self._grammar.company_follows else _Before
        reader = order(scene, self._grammar, self._table)
        frames = [
            replace(frame, means=self._means_of(frame, scene))
            for trigger in scene.triggers
            for frame in reader.frame(trigger)
        ]
        for means in scene.means:
            if not any(frame.means is means.form and _fulfils(frame) for frame in frames):
                frames.extend(reader.by_means(means))
        frames = [replace(frame, hosts=self._hosts(scene, frame)) for frame in frames]
        return tuple(_without_echoes([frame for frame in frames if _fulfils(frame)]))

    def _hosts(self, scene: Scene, frame: Frame) -> tuple[Mention, ...]:
        """«at the invitation of X», «X-тың шақыруымен»."""
        if frame.word.form is not Form.VISIT:
            return ()
        invitation = self._grammar.clauses["invitation"]
        for unit in scene.units:
            beside = scene.tokens[unit.last + 1 : unit.last + 2]
            if self._grammar.company_follows:
                beside = scene.tokens[max(0, unit.first - 2) : max(0, unit.first - 1)]
            if any(token.text.lower() in invitation for token in beside):
                return _without(unit.members, frame.sides)
        return ()

    def _means_of(self, frame: Frame, scene: Scene) -> Form | None:
        """By phone or video, if it says so beside this word of contact rather than another."""
        end = max(frame.last, frame.carrier or 0)
        for means in scene.means:
            if not self._grammar.company_follows and means.first > end:
                continue
            start, stop = min(end, means.last), max(frame.first, means.first)
            between = [
                t for t in scene.triggers if start < t.first < stop and t.first != frame.first
            ]
            borders = self._grammar.clauses["borders"] | {";", "."}
            if not between and not any(t.text.lower() in borders for t in scene.tokens[start:stop]):
                return means.form
        return None


def _without_echoes(frames: Sequence[Frame]) -> Iterator[Frame]:
    """«met in Brussels for a dialogue»: a noun with nobody of its own tells the same contact again."""
    told: list[frozenset[str]] = []
    for frame in frames:
        names = frozenset(str(m.person or m.office) for m in frame.participants)
        is_echo = not frame.word.is_verb and not frame.others and frame.word.form is not Form.VISIT
        if not (is_echo and names in told):
            yield frame
        told.append(names)


def _fulfils(frame: Frame) -> bool:
    """What the row needs is there; a visit goes somewhere, or is itself the news."""
    named = [m for m in frame.participants if m.person or m.office]
    match frame.word.needs:
        case Need.COMPANY | Need.SEVERAL:
            return len({m.person or m.office for m in named}) > 1
        case Need.GOAL:
            return bool(frame.sides) and bool(frame.whither)
        case Need.NOBODY:
            return bool(frame.sides) and (
                bool(frame.whither) or frame.is_announced or frame.carrier is not None
            )


class _Reader:
    """What both orders of words share."""

    def __init__(self, scene: Scene, grammar: Grammar, table: ContactTable) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.grammar = grammar
        self.inside = table.words_of("ahead") | table.words_of("during")
        self.happening = table.happening
        self.speech = table.speech["verbs"]

    def frame(self, trigger: Trigger) -> Iterator[Frame]:
        raise NotImplementedError

    def by_means(self, means: Means) -> Iterator[Frame]:
        """«briefed X by video link»: whoever acts, and the nearest one it was done to."""
        others = [
            unit
            for unit in self.scene.units
            if unit.marker in {Marker.OBJECT, Marker.WITH, Marker.TO}
            and not (self.borders(unit.last, means.first) or self.borders(means.last, unit.first))
        ]
        if not others:
            return
        nearest = min(others, key=lambda unit: abs(unit.first - means.first))
        subject, certainty = self.subject_of(min(nearest.first, means.first))
        word = ContactWord("", means.form, False, frozenset(), frozenset(), Need.COMPANY)
        sides = self.acting(subject)
        yield Frame(
            word,
            means.first,
            means.last,
            sides,
            nearest.members,
            certainty=certainty,
            means=means.form,
        )

    def subject_of(self, index: int) -> tuple[Unit | None, float]:
        """Who acts at a token: the nearest one before that nothing else is made of."""
        for unit in reversed(self.scene.units):
            if unit.last < index and unit.marker is Marker.SUBJECT:
                return unit, SURE if index - unit.last < LONGEST_PHRASE else BY_ORDER
        return None, CARRIED

    def acting(self, unit: Unit | None) -> tuple[Mention, ...]:
        """Whoever acts; somebody we don't know blocks whom we spoke of before."""
        return _one(self.scene.subject) if unit is None else unit.members

    def borders(self, start: int, stop: int) -> bool:
        """A clause ends between two tokens."""
        words = {token.text.lower() for token in self.tokens[start + 1 : stop]}
        return bool(words & (self.grammar.clauses["borders"] | {";", ":"}))


def members(unit: Unit | None) -> tuple[Mention, ...]:
    return unit.members if unit else ()


def _one(mention: Mention | None) -> tuple[Mention, ...]:
    return (mention,) if mention else ()


def _without(mentions: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    names = {m.person or m.office for m in others}
    return tuple(m for m in mentions if (m.person or m.office) not in names)


class _After(_Reader):
    """The other side follows: «A met B», «A's talks with B», «talks between A and B»."""

    def frame(self, trigger: Trigger) -> Iterator[Frame]:
        yield self._of_verb(trigger) if trigger.word.is_verb else self._of_noun(trigger)

    def subject_of(self, index: int) -> tuple[Unit | None, float]:
        """Also «X, who met», and somebody right before the verb whatever stands before them."""
        for unit in reversed(self.scene.units):
            if unit.last >= index:
                continue
            gap = self.tokens[unit.last + 1 : index]
            is_tight = all(self._is_auxiliary(token) for token in gap)
            if unit.marker is Marker.SUBJECT or (unit.marker is Marker.OBJECT and is_tight):
                return unit, SURE if len(gap) < LONGEST_PHRASE else BY_ORDER
            words = [token.text.lower() for token in gap]
            if words[:1] == ["who"] or words[:2] == [",", "who"]:
                return unit, SURE
        return None, CARRIED

    def _is_auxiliary(self, token: Token) -> bool:
        low = token.text.lower()
        return (
            token.lemma in AUXILIARIES
            or low.endswith("ly")
            or low in self.grammar.clauses["openers"]
        )

    def _of_verb(self, trigger: Trigger) -> Frame:
        subject, certainty = self.subject_of(trigger.first)
        sides = self._agent(subject, trigger.first)
        if self._is_passive(trigger.first):
            others = self._with(trigger, frozenset({Marker.BY}))
            words = {
                token.text.lower()
                for token in self.tokens[trigger.last : trigger.last + LONGEST_PHRASE]
            }
            others = others if not trigger.word.then or trigger.word.then & words else ()
        else:
            others = self._company(trigger)
        return Frame(
            word=trigger.word,
            first=trigger.first,
            last=trigger.last,
            sides=sides,
            others=_without(others, sides),
            whither=self._goals(trigger),
            carrier=trigger.first,
            certainty=certainty,
        )

    def _agent(self, subject: Unit | None, verb: int) -> tuple[Mention, ...]:
        """English says who acts: «The company received X» is nobody's; «Met with X» may be."""
        return subject.members if subject else _one(self.scene.subject) if verb == 0 else ()

    def _is_passive(self, index: int) -> bool:
        """«was received», «has been hosted», «to be welcomed»."""
        if self.tokens[index].feats.get("Tense") != "Past":
            return False
        before = list(self.tokens[max(0, index - 3) : index])
        be = max((i for i, token in enumerate(before) if token.lemma == "be"), default=None)
        return be is not None and not any(token.text == "," for token in before[be:])

    def _company(self, trigger: Trigger) -> tuple[Mention, ...]:
        if Marker.OBJECT in trigger.word.company:
            for unit in self.scene.units:
                if unit.first > trigger.last and unit.marker is not Marker.OWNER:
                    is_direct = self._is_direct(trigger.last, unit.first)
                    bare = unit.marker in {Marker.OBJECT, Marker.SUBJECT}
                    if is_direct and (bare or self._is_called_on(trigger, unit)):
                        return unit.members if self._goes_on(trigger, unit) else ()
                    break
        return self._with(trigger, trigger.word.company - {Marker.OBJECT})

    def _goes_on(self, trigger: Trigger, unit: Unit) -> bool:
        """«gave X an hour», «called X on Friday»: the words that the row asks for follow."""
        wanted = trigger.word.then
        if not wanted:
            return True
        following = [
            token.text.lower() for token in self.tokens[unit.last + 1 : unit.last + LONGEST_PHRASE]
        ]
        return bool(wanted & set(following[:1] if "." in wanted else following))

    def _is_direct(self, last: int, first: int) -> bool:
        """Nothing but «his visiting», «in turn,», somebody's between a verb and whom it met."""
        owned = {
            i
            for u in self.scene.units
            if u.marker is Marker.OWNER
            for i in range(u.first, u.last + 1)
        }
        gap = [self.tokens[i] for i in range(last + 1, first) if i not in owned]
        if gap and gap[0].text == "," and gap[-1].text == "," and len(gap) < LONGEST_PHRASE:
            return True
        roles = {i for u in self.scene.units for i in range(u.first, u.last + 1)}
        return all(
            t.text.lower() in self.grammar.clauses["skipped"] or t.text == "," for t in gap
        ) and bool(roles)

    def _is_called_on(self, trigger: Trigger, unit: Unit) -> bool:
        """«called on X», but not «called on X to act»."""
        following = (
            self.tokens[unit.last + 1].text.lower() if unit.last + 1 < len(self.tokens) else ""
        )
        return trigger.last > trigger.first and following != "to"

    def _with(self, trigger: Trigger, wanted: frozenset[Marker]) -> tuple[Mention, ...]:
        """The first unit so marked after the word, before another word of contact."""
        stop = min(
            (t.first for t in self.scene.triggers if t.first > trigger.last),
            default=len(self.tokens),
        )
        for unit in self.scene.units:
            if trigger.last < unit.first < stop + 1 and unit.marker in wanted:
                if self.borders(trigger.last, unit.first):
                    return ()
                return self._with_more(unit, stop)
        return self._whom(trigger, wanted)

    def _with_more(self, first: Unit, stop: int) -> tuple[Mention, ...]:
        """«with A at the palace, and later with B»."""
        found, last = list(first.members), first.last
        for unit in self.scene.units:
            if last < unit.first <= stop and unit.marker is first.marker:
                before = [
                    t.text.lower() for t in self.tokens[max(last + 1, unit.first - 4) : unit.first]
                ]
                if "and" in before and not self.borders(last, unit.first):
                    found.extend(unit.members)
                    last = unit.last
        return tuple(found)

    def _whom(self, trigger: Trigger, wanted: frozenset[Marker]) -> tuple[Mention, ...]:
        """«X, with whom he had just lunched»: the one before the relative word."""
        for index in range(trigger.first - 1, 1, -1):
            if self.tokens[index].text.lower() in self.grammar.pronouns["whom"]:
                marker = self.grammar.before.get(self.tokens[index - 1].text.lower())
                if marker in wanted or Marker.OBJECT in trigger.word.company:
                    before = [u for u in self.scene.units if u.last < index - 1]
                    return before[-1].members if before else ()
        return ()

    def _goals(self, trigger: Trigger) -> tuple[FoundPlace, ...]:
        """The places after a visit: «visited Astana and Tashkent», «trip to China»."""
        if trigger.word.form is not Form.VISIT:
            return ()
        found = [
            p for p in self.scene.places if p.last + 1 == trigger.first and not trigger.word.is_verb
        ]
        for place in self.scene.places:
            if place.first <= trigger.last or self.borders(trigger.last, place.first):
                continue
            if found and not self._in_a_row(found[-1], place):
                break
            if found or self._is_goal(trigger, place):
                found.append(place)
        return tuple(found)

    def _is_goal(self, trigger: Trigger, place: FoundPlace) -> bool:
        """«trip to China», «arrived in Osh», «visited Astana», «the next stop, Yerevan»."""
        if (
            not trigger.word.is_verb
            and place.first == trigger.last + 2
            and self.tokens[trigger.last + 1].text == ","
        ):
            return place.direction is Direction.NONE
        gap = self.tokens[trigger.last + 1 : place.first]
        if Marker.OBJECT in trigger.word.goal and place.direction is Direction.NONE:
            return (
                all(
                    t.text.lower() in self.grammar.clauses["skipped"] | {"of"} or t.pos == "X"
                    for t in gap
                )
                and len(gap) < 4
                and not any(t.text == "," for t in gap)
            )
        wanted = {DIRECTIONS[marker] for marker in trigger.word.goal if marker in DIRECTIONS}
        if Marker.FOR in trigger.word.goal and gap and gap[-1].text.lower() == "for":
            return True
        return place.direction in wanted and len(gap) < LONGEST_PHRASE

    def _in_a_row(self, one: FoundPlace, other: FoundPlace) -> bool:
        gap = [t.text.lower() for t in self.tokens[one.last + 1 : other.first]]
        return (
            bool(gap)
            and all(word in {",", "and", "to", "then", "in", "the"} for word in gap)
            and gap != [","]
        )

    def _of_noun(self, trigger: Trigger) -> Frame:
        others = self._with(trigger, frozenset(trigger.word.company - {Marker.OBJECT}))
        if not others and Marker.OBJECT in trigger.word.company:
            others = self._direct(trigger)
        sides, certainty, carrier = self._sides(trigger)
        start = self._phrase_start(trigger)
        is_inside = self._is_inside(start)
        before = self.tokens[start - 1].text.lower() if start else ""
        if before in ABOUT and not (is_inside or self._has_owner(start, trigger)):
            sides = ()  # «asked about talks with X»
        return Frame(
            word=trigger.word,
            first=trigger.first,
            last=trigger.last,
            sides=sides,
            others=_without(others, sides),
            whither=self._goals(trigger),
            carrier=carrier,
            certainty=certainty,
            is_inside=is_inside,
            is_announced=not is_inside and before not in self.grammar.before,
        )

    def _is_inside(self, start: int) -> bool:
        """«during», «ahead of», «on the eve of» stands before the phrase of a noun."""
        words = [token.text.lower() for token in self.tokens[max(0, start - 5) : start]]
        return any(" ".join(words[i:]) in self.inside for i in range(len(words)))

    def _has_owner(self, start: int, trigger: Trigger) -> bool:
        owners = [u for u in self.scene.units if u.marker in {Marker.OWNER, Marker.BETWEEN}]
        return any(start <= u.first <= trigger.last + LONGEST_PHRASE for u in owners)

    def _direct(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«after meeting Xi Jinping»: a noun of a verb, with its object and no article."""
        before = self.tokens[trigger.first - 1].text.lower() if trigger.first else ""
        if before in self.grammar.clauses["articles"]:
            return ()
        for unit in self.scene.units:
            if unit.first > trigger.last:
                gap = self.tokens[trigger.last + 1 : unit.first]
                is_direct = all(t.text.lower() in self.grammar.clauses["skipped"] for t in gap)
                return unit.members if is_direct and unit.marker is Marker.OBJECT else ()
        return ()

    def _phrase_start(self, trigger: Trigger) -> int:
        """Where the phrase of a noun begins: «a two-day official visit»."""
        start = trigger.first
        while start > 0 and trigger.first - start < LONGEST_PHRASE:
            token = self.tokens[start - 1]
            low = token.text.lower()
            if low == "of" and self._is_measure(start - 2):
                start -= 2  # «two hours of talks»
                continue
            if token.text in QUOTES:
                start -= 1
                continue
            if (
                low in self.grammar.before
                or token.pos == "PUNCT"
                or low in self.inside
                or (start - 1) in self.scene.supports
            ):
                break
            is_attribute = (
                start > 1 and self.tokens[start - 2].feats.get("Case") == "Gen"
            )  # «X's planned»
            if (token.feats.get("Tense") == "Past" and not is_attribute) or any(
                u.last == start - 1 and u.marker is not Marker.OWNER for u in self.scene.units
            ):
                break
            start -= 1
        return start

    def _is_measure(self, index: int) -> bool:
        return index >= 0 and self.tokens[index].text.lower() in self.grammar.clauses["measures"]

    def _sides(self, trigger: Trigger) -> tuple[tuple[Mention, ...], float, int | None]:
        """Whose talks they are: «between A and B», «A's», «of A», of the verb's subject, of the clause's."""
        start = self._phrase_start(trigger)
        carrier = self._carrier(start)
        for unit in self.scene.units:
            is_near = trigger.last < unit.first <= trigger.last + LONGEST_PHRASE
            if (
                unit.marker is Marker.BETWEEN
                and is_near
                and not self.borders(trigger.last, unit.first)
            ):
                return unit.members, SURE, carrier
            if unit.marker is Marker.OWNER and start <= unit.first <= unit.last < trigger.first:
                return unit.members, SURE, carrier
            if unit.marker in {Marker.OF, Marker.BY} and self._is_of(trigger, unit):
                return unit.members, SURE, carrier
        if carrier is not None:
            actor, certainty = self.subject_of(self.scene.supports[carrier])
            if self._is_passive(self.scene.supports[carrier]):
                agents = self._agents(carrier)
                return agents or _one(self.scene.subject), CARRIED, carrier
            if actor is None and self.tokens[carrier].lemma not in self.happening:
                return (), certainty, carrier
            if actor is None:  # «X's visit included a meeting with Y»
                owners = [
                    u for u in self.scene.units if u.last < carrier and u.marker is Marker.OWNER
                ]
                if owners:
                    return owners[-1].members, BY_ORDER, carrier
            return self.acting(actor), certainty, carrier
        if self._is_inside(start):
            acting, certainty = self.subject_of(start)
            first = acting or self._first_subject(trigger.last)
            return self.acting(first), min(certainty, BY_ORDER) if first else CARRIED, None
        acting, _ = self.subject_of(trigger.first)
        if acting is not None and self._says(acting):
            return (), CARRIED, None  # «Peskov said talks with X …»
        return self.acting(acting), CARRIED, None

    def _says(self, unit: Unit) -> bool:
        following = self.tokens[unit.last + 1 : unit.last + 2]
        return bool(following) and following[0].lemma in self.speech

    def _is_of(self, trigger: Trigger, unit: Unit) -> bool:
        """«visit by X», «a meeting in Geneva of X and Y»."""
        gap = self.tokens[trigger.last + 1 : unit.first]
        if not gap or any(token.pos == "PUNCT" for token in gap):
            return False
        is_sited = gap[0].text.lower() in {"in", "at"} and len(gap) < LONGEST_PHRASE - 2
        return len(gap) < 4 or is_sited

    def _agents(self, carrier: int) -> tuple[Mention, ...]:
        return next(
            (u.members for u in self.scene.units if u.first > carrier and u.marker is Marker.BY), ()
        )

    def _first_subject(self, index: int) -> Unit | None:
        return next(
            (u for u in self.scene.units if u.first > index and u.marker is Marker.SUBJECT), None
        )

    def _carrier(self, start: int) -> int | None:
        """The verb that carries the noun whose phrase starts there: right before it."""
        for index in range(start - 1, max(-1, start - 4), -1):
            if index in self.scene.supports:
                first = self.scene.supports[index]
                before = self.tokens[first - 1] if first else None
                is_attribute = before is not None and (
                    before.text.lower() in self.grammar.clauses["articles"]
                    or before.feats.get("Case") == "Gen"
                )
                return None if is_attribute else index  # «a planned summit», «X's planned summit»
            if self.tokens[index].text in QUOTES:
                continue
            if self.tokens[index].text.lower() not in {"on", "in", "for", "with", "a", "to"}:
                return None
        return None


ABOUT = frozenset({"about", "over", "regarding", "concerning", "of"})

DIRECTIONS = {Marker.TO: Direction.WHITHER, Marker.IN: Direction.WHERE}


class _Before(_Reader):
    """The other side comes before the verb, and the ending says what it is («Мирзиёевпен кездесті»)."""

    def frame(self, trigger: Trigger) -> Iterator[Frame]:
        start = max((t.last for t in self.scene.triggers if t.last < trigger.first), default=-1)
        inside = self._is_inside(trigger)
        if self._is_talked_about(trigger):
            return
        carrier = None if trigger.word.is_verb or inside else self._carrier(trigger.last)
        bearer = self._bearer(trigger)
        pair = self._pair(trigger) or self._listed_after(trigger)
        sides, certainty = (pair, SURE) if pair else self._sides(trigger, bearer)
        others = () if pair else self._others(trigger, start)
        frame = Frame(
            word=trigger.word,
            first=trigger.first,
            last=trigger.last,
            sides=sides,
            others=_without(others, sides),
            whither=self._goals(trigger, start),
            carrier=trigger.first if trigger.word.is_verb else carrier,
            certainty=certainty,
            is_inside=inside,
            is_announced=not inside,
        )
        if not frame.sides and frame.others:
            frame = replace(
                frame, sides=_without(_one(self.scene.subject), frame.others), certainty=CARRIED
            )
        yield frame

    def _after(self, trigger: Trigger) -> str:
        """The word that follows a contact word, "" at the end."""
        following = self.tokens[trigger.last + 1 : trigger.last + 2]
        return following[0].text.lower() if following else ""

    def _is_talked_about(self, trigger: Trigger) -> bool:
        """«сапары туралы», «кездесу жөнінде»."""
        return (
            self.grammar.after.get(self._after(trigger)) is Marker.FOR and not trigger.word.is_verb
        )

    def _bearer(self, trigger: Trigger) -> Unit | None:
        """«сапармен келген X»: whom a participle describes."""
        token = self.tokens[trigger.last]
        index = trigger.last
        if not trigger.word.is_verb:
            carrier = self._carrier(trigger.last)
            if carrier is None:
                return None
            token, index = self.tokens[carrier], carrier
        if token.feats.get("VerbForm") != "Part" or trigger.word.form is not Form.VISIT:
            return None
        return next((u for u in self.scene.units if u.first in {index + 1, index + 2}), None)

    def _sides(self, trigger: Trigger, bearer: Unit | None) -> tuple[tuple[Mention, ...], float]:
        if bearer is not None:
            return bearer.members, SURE
        units = [u for u in self.scene.units if u.last < trigger.first]
        owners = [u for u in units if u.marker is Marker.OWNER]
        if (
            not trigger.word.is_verb
            and owners
            and trigger.first - owners[-1].last < LONGEST_PHRASE
            and Marker.OWNER not in trigger.word.company
        ):
            return owners[-1].members, SURE
        subject, certainty = self.subject_of(trigger.first)
        if subject is None and self._is_inside(trigger):
            subject = next(
                (
                    u
                    for u in self.scene.units
                    if u.first > trigger.last and u.marker is Marker.SUBJECT
                ),
                None,
            )
        return members(subject), certainty

    def _listed_after(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«мемлекет басшылары бас қосты: A, B және C»."""
        following = self.tokens[trigger.last + 1 : trigger.last + 2]
        if not following or following[0].text != ":" or not trigger.word.is_verb:
            return ()
        units = [
            u for u in self.scene.units if u.first > trigger.last and u.marker is Marker.SUBJECT
        ]
        return tuple(m for unit in units for m in unit.members)

    def _pair(self, trigger: Trigger) -> tuple[Mention, ...]:
        """«A мен Б арасында», «A мен Б-ның кездесуі»: both sides in one row."""
        before = [u for u in self.scene.units if u.last < trigger.first]
        between = [u for u in before if u.marker is Marker.BETWEEN]
        if between:
            return between[-1].members
        owners = [u for u in before if u.marker is Marker.OWNER and len(u.members) > 1]
        return (
            owners[-1].members
            if owners and not trigger.word.is_verb and owners[-1] is before[-1]
            else ()
        )

    def _others(self, trigger: Trigger, start: int) -> tuple[Mention, ...]:
        """The nearest unit with an ending the word asks for, after the contact told before."""
        for unit in reversed(self.scene.units):
            if start < unit.last < trigger.first and unit.marker in trigger.word.company:
                if self._is_taken(trigger, unit):
                    continue
                return unit.members
        return ()

    def _is_taken(self, trigger: Trigger, unit: Unit) -> bool:
        """«заң қабылдады», «отставкасын қабылдады»: somebody's thing, not somebody."""
        return unit.marker is Marker.OWNER and Marker.OWNER not in trigger.word.company

    def _goals(self, trigger: Trigger, start: int) -> tuple[FoundPlace, ...]:
        if trigger.word.form is not Form.VISIT:
            return ()
        wanted = {DIRECTIONS[marker] for marker in trigger.word.goal if marker in DIRECTIONS}
        carrier = self._carrier(trigger.last) if not trigger.word.is_verb else None
        stop = max(trigger.first, carrier or 0)
        places = [p for p in self.scene.places if start < p.first < stop and p.direction in wanted]
        going = [p for p in places if p.direction is Direction.WHITHER]
        return tuple(going or places[-1:])

    def _carrier(self, index: int) -> int | None:
        """The next verb after a noun that may carry it."""
        for at in range(index + 1, min(index + 1 + LONGEST_PHRASE, len(self.tokens))):
            if at in self.scene.supports and self.tokens[at].feats.get("VerbForm"):
                return at
            if self.tokens[at].text in {",", ";", ":", "."}:
                return None
        return None

    def _is_inside(self, trigger: Trigger) -> bool:
        """«келіссөз барысында», «кездесу соңында»."""
        return not trigger.word.is_verb and self._after(trigger) in self.inside
