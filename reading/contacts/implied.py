"""Whom a contact word leaves out: who acted in the sentence before, or is its hero."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reading.contacts.arguments import NEAR, direct_part
from reading.contacts.parts import FIRST, RECEPTION
from reading.contacts.salience import Context
from reading.contacts.standing import Side
from reading.contacts.subjects import is_passive, subject_of
from reading.contacts.triggers import Trigger
from reading.grammar.syntax import Parsed

YOURS = "ваш"


def implied(
    parsed: Parsed,
    trigger: Trigger,
    found: Sequence[Trigger],
    sides: Sequence[Side],
    context: Context,
) -> Iterator[str]:
    """Who acted in the sentence before, when this one names nobody who acts."""
    if trigger.word.kind in SERIES or _comes_next(parsed, trigger, sides):
        yield from _goes_on(sides, context)
        return
    several = None if sides else _several(parsed, trigger, context)
    if several is not None:
        yield from several
        return
    met = {side.name for side in sides if side.part == "with"}
    comers = (name for name in _comers(parsed, trigger, found) if name not in met)
    owners = _owners_of_day(parsed, trigger)
    who = next(chain(owners, comers), None) or _unnamed(parsed, trigger, context)
    beside = [side for side in sides if side.name != who or side.part not in BESIDE]
    first = FIRST - {"at"} if _is_hosted(trigger) else FIRST
    if any(side.part in first and side.certainty * 1.01 >= NEAR for side in beside):
        return
    if trigger.verb is not None and not owners and _has_own_subject(parsed, trigger):
        return
    if any(parsed.tokens[i].lemma == YOURS for i in parsed.children(trigger.index)):
        return
    if _is_of_others(parsed, trigger):
        return
    if who is not None and who not in {side.name for side in beside}:
        yield who


def _several(parsed: Parsed, trigger: Trigger, context: Context) -> Sequence[str] | None:
    """Those of the sentence before, where the word means more than one; None: it does not."""
    if _is_of_several(parsed, trigger):
        return context.group
    if _is_next_of_them(parsed, trigger):
        return context.recent
    return None


def _is_of_several(parsed: Parsed, trigger: Trigger) -> bool:
    """«В декабре виделись в Минске», «Общались у камина»: those told of in the sentence before."""
    token = parsed.tokens[trigger.index]
    is_plural = token.feats.get("Number") == "Plur" and token.feats.get("VerbForm") == "Fin"
    return (
        trigger.word.kind in MUTUAL
        and is_plural
        and token.relation in {"root", "parataxis"}
        and subject_of(parsed, trigger.index) is None
    )


def _is_next_of_them(parsed: Parsed, trigger: Trigger) -> bool:
    """«Следующая встреча пройдёт в Осло», «До этого были переговоры в Риге»: of those who met."""
    token = parsed.tokens[trigger.index]
    top = parsed.tokens[token.head] if token.relation == "conj" and token.head >= 0 else token
    is_subject = top.relation.startswith("nsubj") or (top.head < 0 and token.case == "Nom")
    if trigger.word.kind != "noun" or not is_subject:
        return False
    before = [i for i, t in enumerate(parsed.tokens[: trigger.index]) if t.pos in {"VERB", "AUX"}]
    over = next(iter(before), None) if trigger.verb is None else trigger.verb
    verb = "" if over is None else parsed.tokens[over].lemma
    below = [parsed.tokens[i] for i in parsed.children(trigger.index)]
    is_theirs = not any(t.case in {"Gen", "Ins"} and t.pos in {"NOUN", "PROPN"} for t in below)
    words = {token.lemma for token in below} | _lemmas_before(parsed, trigger.index)
    # «Предыдущая трёхсторонняя встреча …, тогда страну представлял Х»: of others, once.
    is_theirs = is_theirs and not words & OF_MORE and not parsed.attached
    return verb in TAKING_PLACE and is_theirs and bool(words & IN_TURN)


def _lemmas_before(parsed: Parsed, index: int) -> set[str]:
    """«До этого», where the sentence begins so."""
    opening = [token.text.lower() for token in parsed.tokens[: min(index, OPENING)]]
    return {" ".join(opening)}


OPENING = 2
OF_MORE = frozenset({"трехсторонний", "четырехсторонний", "пятисторонний", "многосторонний"})
TAKING_PLACE = frozenset({"быть", "состояться", "пройти", "проходить", "ожидаться"})
IN_TURN = frozenset({"следующий", "предыдущий", "предыдущая", "прошлый", "до этого", "перед этим"})

MUTUAL = frozenset({"meet", "talk"})


def _is_of_others(parsed: Parsed, trigger: Trigger) -> bool:
    """«Х, с которым увиделись в полдень»: more than one, whoever they are."""
    token = parsed.tokens[trigger.index]
    is_aside = token.relation == "acl:relcl" and trigger.verb == trigger.index
    return is_aside and token.feats.get("Number") == "Plur"


def _is_hosted(trigger: Trigger) -> bool:
    """«Запланирован приём у мэра», «завершился день у министра»: who came is left out."""
    return trigger.word.kind == STAYING or trigger.word.lemma in RECEPTIONS


STAYING = "stay_by"
RECEPTIONS = frozenset({RECEPTION, "аудиенция"})


def _comes_next(parsed: Parsed, trigger: Trigger, sides: Sequence[Side]) -> bool:
    """«Первой пришла делегация …», «следом заглянул посол»: to whoever receives them all."""
    if trigger.word.lemma not in COMING_IN or any(side.part in {"to", "at"} for side in sides):
        return False
    if trigger.word.lemma in ARRIVING and _goes_somewhere(parsed, trigger.index):
        return False
    return any(parsed.tokens[i].lemma in NEXT for i in parsed.clause(trigger.index))


def _goes_somewhere(parsed: Parsed, verb: int) -> bool:
    """«Первым в Минск прибыл А»: nobody received him yet."""
    below = (i for i in parsed.children(verb) if parsed.mention_at(i) is None)
    return any(parsed.tokens[k].pos == "ADP" for i in below for k in parsed.children(i))


ARRIVING = frozenset({"прибыть", "появиться"})
COMING_IN = ARRIVING | {"прийти", "зайти", "заглянуть", "пожаловать", "явиться", "заходить"}
NEXT = frozenset(
    {"первый", "следующий", "последний", "второй", "третий", "следом", "затем", "потом", "вслед"}
)

SERIES = frozenset({"named", "turn", "agenda"})


def _goes_on(sides: Sequence[Side], context: Context) -> Iterator[str]:
    """«Следующим был Х», «настала очередь Y»: with whoever met those before."""
    if not context.has_contacts or any(side.part == "owner" for side in sides):
        return
    here = {side.name for side in sides}
    for who in (context.subject, context.hero):
        if who is not None and who in context.leaders and who not in here:
            yield who
            return


def _comers(parsed: Parsed, trigger: Trigger, found: Sequence[Trigger]) -> Sequence[str]:
    """«Эрдоган прибудет в Вашингтон: переговоры с Трампом назначены на …»: who comes, if one."""
    coming = [one for one in found if one.word.kind in COMING and one.index < trigger.index]
    names = tuple(
        name
        for item in parsed.attached
        if coming and direct_part(parsed, coming[-1], item) in TRAVELLING
        for name in item.mention.people
    )
    return names if len(names) == 1 else ()


def _owners_of_day(parsed: Parsed, trigger: Trigger) -> Sequence[str]:
    """«Рабочий день А начался со встречи с Б», «в графике А – беседа с Б»."""
    at = subject_of(parsed, trigger.verb) if trigger.verb is not None else None
    if at is None or parsed.tokens[at].lemma not in DAYS:
        before = parsed.tokens[: trigger.index]
        agendas = (i for i, t in enumerate(before) if t.lemma in DAYS and t.case == "Loc")
        at = next((i for i in agendas if i in parsed.clause(trigger.index)), None)
    if at is None:
        return ()
    return tuple(
        name
        for item in parsed.attached
        if item.governor == at and item.case == "Gen" and not item.preposition
        for name in item.mention.people
    )


DAYS = frozenset(
    {"день", "утро", "вечер", "неделя", "программа", "график", "расписание", "повестка"}
    | {"графика"}  # what the tagger makes of «в графике»
)
COMING = frozenset({"attend", "travel"})
TRAVELLING = frozenset({"agent", "owner"})
"""«Рахмон прибудет: …», «программа визита Рахмона: …»."""


BESIDE = frozenset({"at", "for"})
"""Parts that say of who acts only whose something is: «увижусь с …, программа у меня плотная»."""


def _unnamed(parsed: Parsed, trigger: Trigger, context: Context) -> str | None:
    """Who is meant where nobody is said to act."""
    is_told_of = _is_subject_word(parsed, trigger) or _is_thing_told(parsed, trigger)
    acts = trigger.word.is_verb or (trigger.is_carried and not is_told_of)
    hub = None if acts else context.hub
    is_first = acts or (context.subject in context.leaders and hub is None)
    is_known = acts or context.hero in context.leaders
    hero = hub or (context.hero if is_known else context.leader or context.hero)
    order = (context.subject, hero) if is_first else (hero, context.subject)
    left_out = _other_sex(parsed, trigger, context) if acts else frozenset()
    tellers = _sources(parsed, trigger) | context.spokesmen | context.vouching
    # «Песков рассказал о графике Путина. Намечен разговор с …»: whoever has acted so far.
    others = () if tellers.isdisjoint(order) else (context.leader,)
    left_out |= tellers
    likely = [who for who in (*order, *others) if who and who not in left_out]
    if trigger.verb is None:
        # A list of «встреча с А», «беседа с Б»: whose they are is somebody who acts.
        likely = [who for who in likely if who == context.subject or who in context.leaders]
    here = [who for who in likely if _is_named_before(parsed, trigger, who)]
    return next(iter([*here, *likely]), None)


def _sources(parsed: Parsed, trigger: Trigger) -> frozenset[str]:
    """«по его словам, намечен разговор с …»: who only says so."""
    return frozenset(
        name
        for item in parsed.attached
        if item.governor >= 0 and item.mention.last < trigger.index
        if parsed.tokens[item.governor].lemma in WORDS
        for name in item.mention.people
    )


WORDS = frozenset({"слово", "мнение", "оценка", "утверждение", "выражение"})


def _is_named_before(parsed: Parsed, trigger: Trigger, who: str) -> bool:
    """«X примет президент, запланирована и встреча с Y»: X's."""
    return any(
        item.mention.last < trigger.index and who in item.mention.people for item in parsed.attached
    )


def _other_sex(parsed: Parsed, trigger: Trigger, context: Context) -> frozenset[str]:
    """Who can't have acted: «встретилась» no man, «встретился» no woman."""
    verb = trigger.index if trigger.verb is None else trigger.verb
    gender = parsed.tokens[verb].feats.get("Gender")
    if parsed.tokens[verb].pos != "VERB" or _agrees_with_thing(parsed, verb):
        return frozenset()
    return {"Fem": context.men, "Masc": context.women}.get(gender or "", frozenset())


def _agrees_with_thing(parsed: Parsed, verb: int) -> bool:
    """«программа началась с переговоров»: the verb says nothing of who met."""
    at = subject_of(parsed, verb)
    return at is not None and parsed.mention_at(at) is None


def _is_subject_word(parsed: Parsed, trigger: Trigger) -> bool:
    """«состоялась встреча с …»: nobody acts but the meeting itself."""
    return parsed.tokens[trigger.index].relation.startswith("nsubj")


def _has_own_subject(parsed: Parsed, trigger: Trigger) -> bool:
    """Somebody acts whom nothing names: «торага беседовал с …» – but not «переговоры прошли»."""
    at = subject_of(parsed, trigger.verb) if trigger.verb is not None else None
    return (
        at is not None
        and at != trigger.index
        and parsed.tokens[at].lemma not in DAYS
        and not _is_thing_told(parsed, trigger)
        and not (
            trigger.is_carried
            and trigger.verb != trigger.index
            and _leads_to(parsed, at, trigger.index)
        )
    )


def _is_thing_told(parsed: Parsed, trigger: Trigger) -> bool:
    """The sentence speaks of things, so that neither subject nor verb says who met."""
    at = subject_of(parsed, trigger.verb) if trigger.verb is not None else None
    return at is not None and (_is_thing_done(parsed, at) or _is_what_about(parsed, at))


def _is_thing_done(parsed: Parsed, index: int) -> bool:
    """«в ходе встречи с Х отмечена важность торговли», «были обсуждены вопросы»: nobody acts."""
    token = parsed.tokens[index]
    is_thing = token.feats.get("Animacy") == "Inan" and parsed.mention_at(index) is None
    return is_thing and is_passive(parsed, token.head)


def _is_what_about(parsed: Parsed, index: int) -> bool:
    """«на встрече с Х речь шла о …», «темой беседы с Х стала торговля»: nobody acts."""
    token = parsed.tokens[index]
    is_thing = token.feats.get("Animacy") == "Inan" and parsed.mention_at(index) is None
    verb = parsed.tokens[token.head].lemma if token.head >= 0 else ""
    return is_thing and (verb in BEING or (token.lemma, verb) in SPEAKING_OF)


BEING = frozenset({"стать", "становиться", "быть", "являться", "оказаться"})
SPEAKING_OF = frozenset(
    ("речь", verb) for verb in ("идти", "пойти", "зайти", "заходить", "касаться", "коснуться")
)


def _leads_to(parsed: Parsed, top: int, index: int) -> bool:
    """The word stands inside the phrase of the subject: «серия встреч продолжилась»."""
    return top in parsed.ancestors(index)
