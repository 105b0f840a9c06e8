"""The frames of a sentence: one for each word of contact that somebody takes part in."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from reading.facts import REMOTE, Form
from reading.grammar.mentions import Mention
from reading.plain.contacts import ContactFinder, Means
from reading.plain.frames import Frame, without
from reading.plain.grammar import ContactTable, Grammar, Marker, Need, nameless
from reading.plain.parts import PartReader
from reading.plain.parts_after import PartsAfter
from reading.plain.parts_before import PartsBefore
from reading.plain.rows import Unit
from reading.plain.scenes import Scene
from reading.text.analysis import Token
from reading.where.places import FoundPlace


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
        means = self._finder.means(tokens)
        named = [unit for unit in units if not unit.is_pronoun]
        inside = {i for unit in named for i in range(unit.first, unit.last + 1)}
        inside |= {i for one in means for i in range(one.first, one.last + 1)}
        return Scene(
            tokens=tokens,
            units=units,
            places=places,
            subject=subject,
            triggers=tuple(t for t in self._finder.triggers(tokens, ends) if t.first not in inside),
            means=means,
            supports=self._finder.supports(tokens),
            borders=self._grammar.clauses["borders"] | {";", ":"},
            company_follows=self._grammar.company_follows,
        )

    def frames(self, scene: Scene) -> tuple[Frame, ...]:
        """All contacts of a sentence that somebody takes part in."""
        order = PartsAfter if self._grammar.company_follows else PartsBefore
        reader = order(scene, self._grammar, self._table)
        frames = [
            replace(frame, means=self._means_of(frame, scene))
            for trigger in scene.triggers
            for frame in reader.frames(trigger)
        ]
        for means in scene.means:
            if not any(frame.means is means.form and _fulfils(frame) for frame in frames):
                frames.extend(_by_means(means, scene, reader))
        frames = [replace(frame, hosts=self._hosts(scene, frame)) for frame in frames]
        purposes = {
            i + 1 for i, word in enumerate(scene.words(0, len(scene.tokens))) if word == "to"
        }
        return tuple(_without_echoes([f for f in frames if _fulfils(f)], purposes))

    def _hosts(self, scene: Scene, frame: Frame) -> tuple[Mention, ...]:
        """«at the invitation of X», «X-тың шақыруымен»."""
        if frame.word.form is not Form.VISIT:
            return ()
        invitation = self._grammar.clauses["invitation"]
        for unit in scene.units:
            follows = self._grammar.company_follows
            beside = scene.low(unit.first - 2) if follows else scene.low(unit.last + 1)
            if beside in invitation:
                return without(unit.members, frame.sides)
        return ()

    def _means_of(self, frame: Frame, scene: Scene) -> Form | None:
        """By phone or video, if it says so beside this word of contact rather than another."""
        end = max(frame.last, frame.carrier or 0)
        for means in scene.means:
            if not self._grammar.company_follows and means.first > end:
                continue
            start, stop = min(end, means.last), max(frame.first, means.first)
            is_other = any(
                start < t.first < stop and t.first != frame.first for t in scene.triggers
            )
            borders = self._grammar.clauses["borders"] | {";", "."}
            if scene.apart(means.first, frame.first):
                continue
            if not is_other and not borders & {*scene.words(start, stop)}:
                return means.form
        return None


def _by_means(means: Means, scene: Scene, reader: PartReader) -> Iterator[Frame]:
    """«briefed X by video link»: whoever acts, and the nearest one it was done to."""
    told = scene.addressed()
    others = [
        unit
        for unit in (
            *scene.marked(Marker.OBJECT, Marker.WITH, Marker.TO),
            *((told,) if told else ()),
        )
        if not (scene.parted(unit.last, means.first) or scene.parted(means.last, unit.first))
        and not scene.apart(unit.first, means.first)
    ]
    if not others:
        group, certainty = reader.subject_of(means.first)
        if group is not None and len(group.members) > 1:  # «they patched things up by phone»
            word = nameless(means.form, Need.SEVERAL, is_verb=False)
            yield Frame(
                word, means.first, means.last, group.members, certainty=certainty, means=means.form
            )
        return
    nearest = min(others, key=lambda unit: abs(unit.first - means.first))
    opens = nearest is not told and means.first < nearest.first
    subject, certainty = reader.subject_of(
        means.first if opens else nearest.first - (nearest is told)
    )
    if subject is None and opens:  # «In a phone call with X, Y said …»
        subject = reader.first_subject(nearest.last)
    yield Frame(
        word=nameless(means.form, Need.COMPANY, is_verb=False),
        first=means.first,
        last=means.last,
        sides=() if subject is None and scene.company_follows else reader.acting(subject),
        others=nearest.members,
        certainty=certainty,
        is_inside=opens,
        means=means.form,
    )


def _without_echoes(frames: Sequence[Frame], purposes: Container[int]) -> Iterator[Frame]:
    """«met in Brussels for a dialogue», «met to discuss trade»: it tells the same again.

    `purposes` are the tokens right after «to».
    """
    told: list[Frame] = []
    for frame in frames:
        is_agreed = frame.word.phrase in {"agree on", "agree to"}
        if is_agreed and any(one is not frame and _who(one) == _who(frame) for one in frames):
            continue  # «agreed on it when they spoke»
        is_purpose = frame.word.form is Form.TALKS and frame.first in purposes
        is_noun = not frame.word.is_verb and frame.word.form is not Form.VISIT
        is_echo = (is_noun or is_purpose) and not frame.others
        same = next((n for n, one in enumerate(told) if _who(one) == _who(frame)), None)
        if any(_who(one) < _who(frame) and one.is_inside for one in told) and not frame.others:
            continue  # «at the meeting with X, the sides discussed …»
        if not is_echo or same is None:
            told.append(frame)
        elif frame.word.form in REMOTE and told[same].means is None:
            told[same] = replace(told[same], means=frame.word.form)  # «spoke in their first call»
    yield from told


def _who(frame: Frame) -> frozenset[str]:
    return frozenset(str(m.person or m.office) for m in frame.participants)


def _fulfils(frame: Frame) -> bool:
    """What the row needs is there; a visit goes somewhere, or is itself the news."""
    named = {m.person or m.office for m in frame.participants} - {None}
    if frame.word.then and frame.word.is_verb and not frame.others:
        return False  # «X and Y brought about …»
    match frame.word.needs:
        case Need.COMPANY | Need.SEVERAL:
            return len(named) > 1
        case Need.GOAL:
            return bool(frame.sides) and bool(frame.whither)
        case Need.NOBODY:
            is_news = frame.is_announced or frame.carrier is not None
            return bool(frame.sides) and (bool(frame.whither) or is_news)
