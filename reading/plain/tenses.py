"""Whether the verb of a contact says that it took place, will, or neither."""

import re

from reading.contacts.judgements import Judgement
from reading.facts import Form, Status
from reading.plain.frames import Frame
from reading.plain.grammar import Grammar
from reading.plain.scenes import Scene
from reading.text.analysis import Token

NEAR = 4
"""Tokens from «for» to «talks»."""


INTENT = re.compile("^[а-яәғқңөұүһі]{3,}(?:мақ|мек|бақ|бек|пақ|пек)$")
GOING, NOW = "going", frozenset({"is", "are", "'s", "'re"})
DEPARTING = frozenset({"leave", "depart", "head", "set off", "jet off"})


def by_tense(frame: Frame, scene: Scene, grammar: Grammar, *, is_ahead: bool) -> Judgement:
    """Judge a frame that no cue speaks of."""
    at = verb_of(frame)
    if at is None:
        is_there = _came_in_order(frame, scene) and _is_its_purpose(frame, scene)
        is_there = is_there or _is_next(frame, scene) or _is_opportunity(frame, scene)
        return Judgement(Status.PLANNED if is_ahead and not is_there else Status.HELD)
    verb = scene.tokens[at]
    if verb.feats.get("Mood") in {"Cnd", "Opt"}:
        return Judgement(None, verb)
    if verb.feats.get("VerbForm") == "Inf" and frame.word.is_verb:
        return Judgement(None, verb)  # «баруға», «кездесуі»: nothing says that it comes to it
    is_intended = verb.feats.get("VerbForm") == "Conv" and _is_intended(scene)
    if is_intended or _is_going(frame, scene, at):
        return Judgement(Status.PLANNED, verb)
    if verb.feats.get("VerbForm") == "Conv":
        verb = _finite_after(scene, at) or verb
    is_infinitive = grammar.company_follows and scene.low(at - 1) == "to"
    is_future = verb.feats.get("Tense") == "Fut" and not _is_long_over(scene, at)
    if is_future or is_infinitive:
        # «became the first diplomat to visit Yerevan»
        is_told = _came_in_order(frame, scene) or "became" in scene.words(0, at)
        is_told = is_told or _uses(frame, scene)
        return Judgement(Status.HELD if is_told else Status.PLANNED, verb)
    return Judgement(Status.HELD, verb)


LONG_OVER = re.compile("(?:ған|ген|қан|кен)$")
WAS = frozenset({"болатын", "еді"})


def _is_long_over(scene: Scene, at: int) -> bool:
    """«кездескен болатын»: they had met."""
    return scene.low(at) in WAS and at > 0 and LONG_OVER.search(scene.low(at - 1)) is not None


def verb_of(frame: Frame) -> int | None:
    """The token whose form tells when; of «қарсы алды», «sat down» the one that carries it."""
    return frame.carrier if frame.carrier is not None or not frame.word.is_verb else frame.first


def _is_going(frame: Frame, scene: Scene, at: int) -> bool:
    """«is going to Russia»: not there yet."""
    is_now = scene.low(at - 1) in NOW
    return is_now and scene.low(at) == GOING and frame.word.form is Form.VISIT


def _came_in_order(frame: Frame, scene: Scene) -> bool:
    """«flew to Ankara to meet X»: the way there is told as past; «left for Ankara» is not there."""
    ways = [t for t in scene.triggers if t.last < frame.first and t.word.form is Form.VISIT]
    if not ways or ways[-1].word.phrase in DEPARTING:
        return False
    first = ways[-1].first
    carried = () if ways[-1].word.is_verb else scene.tokens[max(0, first - NEAR) : first]
    return any(t.feats.get("Tense") == "Past" for t in (*carried, scene.tokens[first]))


def _is_next(frame: Frame, scene: Scene) -> bool:
    """«was received by X before meeting Y», «was hosted by X for talks with Y»: both are over."""
    met = [t for t in scene.triggers if t.last < frame.first and t.word.form is not Form.VISIT]
    is_past = any(scene.tokens[t.first].feats.get("Tense") == "Past" for t in met)
    is_ordered = is_past and not {"will", "be", "to"} & {*scene.words(0, frame.first)}
    is_purpose = "for" in scene.words(frame.first - NEAR, frame.first)
    return is_ordered and (is_purpose or scene.low(frame.first - 1) == "before")


USED = frozenset({"used", "seized"})


def _uses(frame: Frame, scene: Scene) -> bool:
    """«used the summit to meet Y»; not «will use», nor «used to meet Y»."""
    before = [*scene.words(0, frame.first)]
    at = next((i for i, word in enumerate(before) if word in USED), None)
    return at is not None and before[at + 1 : at + 2] != ["to"] and not {*before[:at]} & UNDONE


UNDONE = frozenset({"will", "would", "not", "could", "to", "be"})


def _is_opportunity(frame: Frame, scene: Scene) -> bool:
    """«used the margins for talks with Y»."""
    return _uses(frame, scene) and "for" in scene.words(frame.first - NEAR, frame.first)


def _is_its_purpose(frame: Frame, scene: Scene) -> bool:
    """«arrived in Kyiv FOR talks», not «ahead of talks»."""
    return frame.word.form is Form.VISIT or "for" in scene.words(frame.first - NEAR, frame.first)


def _is_intended(scene: Scene) -> bool:
    """«кездесіп, … пысықтамақ»: the last verb, whatever it is, says what is intended."""
    words = [token.text for token in scene.tokens if token.pos != "PUNCT"]
    return bool(words) and INTENT.search(words[-1]) is not None


def _finite_after(scene: Scene, verb: int) -> Token | None:
    """The verb that a converb leans on: «кездесіп, … талқылады»."""
    following = scene.tokens[verb + 1 :]
    return next(
        (t for t in following if t.feats.get("VerbForm") == "Fin" and t.feats.get("Tense")), None
    )
