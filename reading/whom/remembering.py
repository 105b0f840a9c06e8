"""What a sentence leaves in mind: who acted, who met, who came and who received."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reading.contacts.contacts import Contacts
from reading.contacts.pairings import Pairing
from reading.contacts.salience import Salience
from reading.contacts.sides import STRONG
from reading.contacts.telling import Telling
from reading.grammar.heads import acts_aside, governor_of, is_subject, outer, top_of, vouches
from reading.grammar.mentions import Mention, MentionKind
from reading.grammar.syntax import Parsed
from reading.grammar.tenses import is_past
from reading.text.analysis import Token
from reading.whom.mind import Mind
from reading.whom.rows import row_of_two

LEADING = frozenset({"agent", "owner", "zero", "at", "for"})
"""Parts of who acts in a contact."""

NAMED = "named"
MEETING = STRONG | {NAMED}
HEADING = frozenset({"owner", "zero"})
"""Parts of whoever has the talk, where the words name his partner as who acts."""

TOLD = 0.5
"""Confidence from which a contact is one the next sentence may speak of."""

RECEPTION = "receive"
"""The kind of contact words of «принял»."""

GREETING = "welcome"
"""The kind of «встретил в аэропорту»: too little for a meeting, but «лидеры» may be those two."""

YEAR = re.compile(r"(?:19|20)\d\d")


def remember(telling: Telling, mind: Mind) -> None:
    """Keep what the next sentence may refer to."""
    tokens, salience, found = telling.sentence.tokens, mind.salience, telling.mentions
    subjects = [m for m in found if len(m.people) == 1 and is_subject(tokens, m)]
    if not salience.opening and not salience.partners:
        salience.opening = frozenset(p for m in subjects for p in m.people)
    if salience.subject is not None:
        # «В составе делегации – министр …»: nobody acts.
        subjects = [m for m in subjects if _verb_of(tokens, m).pos in ACTING]
    acting = _acting(tokens, subjects, mind.scope.words.reporting)
    if acting is not None and not _is_topic(salience.subject, acting, found):
        _note_acting(tokens, acting, mind)
    salience.has_contacts |= any(trigger.word.kind in MEETING for trigger in telling.triggers)
    greeted, pairings = _told(telling)
    _note_leads(pairings, salience)
    _note_vouched(pairings, salience)
    main = [p for p in pairings or greeted if not _is_retold(p, telling.parsed, found, salience)]
    over = [p for p in main if is_past(tokens[p.trigger if p.verb is None else p.verb])]
    salience.recent = _all_met(over) if over else ()
    is_new = not (salience.pair and _came_along(tokens, main))
    if main and is_new and not _is_memory(tokens, mind.scope.contacts):
        salience.pair, salience.met = _last_met(main), _all_met(main)
        _note_sides(main, mind)
    salience.group = _several(tokens, found) or _left_out(pairings)
    if any(m.kind is MentionKind.NAME for m in found):
        salience.row = row_of_two(tokens, found)
    alone = [m for m in found if len(m.people) == 1]
    salience.last = alone[-1].people[0] if alone else salience.last


def _note_acting(tokens: Sequence[Token], acting: Mention, mind: Mind) -> None:
    verb, salience = _verb_of(tokens, acting), mind.salience
    salience.subject = acting.people[0]
    salience.is_passing = verb.lemma in mind.scope.words.reporting or verb.relation not in MAIN
    salience.is_vouching = salience.is_passing and vouches(tokens, acting)
    if _goes(verb, mind.scope.contacts):
        # «Путин прилетел в Минск. Переговоры с Лукашенко …»: his.
        salience.note_lead(acting.people[0])


def _came_along(tokens: Sequence[Token], pairings: Sequence[Pairing]) -> bool:
    """«В ней приняли участие …», «на встрече присутствовали»: they joined those who met."""
    is_attended = all(ATTENDING & {p.word.lemma, _lemma_over(tokens, p)} for p in pairings)
    return is_attended and any(
        before.text.lower() in INTO and (noun.pos == "PRON" or noun.lemma in TALKS)
        for before, noun in pairwise(tokens)
    )


def _lemma_over(tokens: Sequence[Token], pairing: Pairing) -> str:
    return tokens[pairing.verb].lemma if pairing.verb is not None else ""


ATTENDING = frozenset({"участвовать", "присутствовать"})
INTO = frozenset({"в", "во", "на"})
TALKS = frozenset({"встреча", "переговоры", "беседа", "разговор", "прием"})


def _goes(verb: Token, contacts: Contacts) -> bool:
    word = contacts.verbs.get(verb.lemma)
    return word is not None and word.kind in GOING


GOING = frozenset({"attend", "call_on"})


def _note_leads(pairings: Sequence[Pairing], salience: Salience) -> None:
    """Who has acted in contacts; where one is only named as «собеседник», his partner acts."""
    for pairing in pairings:
        if not _is_in_crowd(pairing, pairings):
            salience.note_contact(pairing.one.name, pairing.other.name)
        is_named = pairing.word.kind == NAMED
        for side in pairing.sides:
            if side.part in (HEADING if is_named else LEADING):
                salience.note_lead(side.name)
                # «Собеседником А стал Б»: the text goes on about A.
                salience.subject = side.name if is_named else salience.subject


def _is_in_crowd(pairing: Pairing, pairings: Sequence[Pairing]) -> bool:
    """«в саммите участвовали А, Б и В»: none of them is whom a round-up is about."""
    of_one_word = [p for p in pairings if p.trigger == pairing.trigger]
    return len(of_one_word) > 1 and any(p.one.part == p.other.part for p in of_one_word)


def _several(tokens: Sequence[Token], found: Sequence[Mention]) -> tuple[str, ...]:
    """«они», «стороны», or a row of subjects: whom «их» of the next sentence may mean."""
    groups = [m.people for m in found if len(m.people) > 1]
    if groups:
        return groups[-1]
    rows: dict[int, list[str]] = defaultdict(list)
    for mention in found:
        if len(mention.people) == 1 and is_subject(tokens, mention):
            top = tokens[top_of(tokens, outer(tokens, mention.first, mention.last))]
            rows[top.head].extend(mention.people)
    row = next((tuple(dict.fromkeys(people)) for people in rows.values()), ())
    return row if len(row) > 1 and len(rows) == 1 else ()


def _left_out(pairings: Sequence[Pairing]) -> tuple[str, ...]:
    """«В декабре виделись в Минске»: the two of the sentence before, and of the next."""
    pair = next((p for p in pairings if {side.part for side in p.sides} == {"zero"}), None)
    return tuple(side.name for side in pair.sides) if pair is not None else ()


def _is_retold(
    pairing: Pairing, parsed: Parsed, found: Sequence[Mention], salience: Salience
) -> bool:
    """«Володин отметил, что Путин и Си … на переговорах»: not the talk the article is about."""
    at = pairing.trigger
    for index in (at, *parsed.ancestors(at)):
        token = parsed.tokens[index]
        if token.relation == "ccomp" and token.head >= 0:
            tellers = [m for m in found if governor_of(parsed.tokens, m) == token.head]
            people = {p for m in tellers if is_subject(parsed.tokens, m) for p in m.people}
            told = {side.name for side in pairing.sides}
            return bool(people & (salience.led.keys() | set(salience.pair))) and not people & told
    return False


def _acting(
    tokens: Sequence[Token], subjects: Sequence[Mention], reporting: frozenset[str]
) -> Mention | None:
    """Who may go on acting: of the main clause, and not who only tells of others."""
    main = [m for m in subjects if not acts_aside(tokens, m)]
    alone = [m for m in main if _verb_of(tokens, m).feats.get("Number") != "Plur"]
    acting = [m for m in alone if _verb_of(tokens, m).lemma not in reporting]
    # «сторону представляли А, Б и В»: none of a long row goes on.
    return next(iter([*acting, *alone, *(main if len(main) < ROW else ())]), None)


ROW = 3


def _note_vouched(pairings: Sequence[Pairing], salience: Salience) -> None:
    """«…, как подтвердил А, планируется его встреча с Б»: the text goes on about whose it is."""
    if not salience.is_vouching:
        return
    sides = (side for pairing in pairings for side in pairing.sides)
    leads = (side.name for side in sides if side.part in LEADING and side.is_person)
    lead = next((one for one in leads if one != salience.subject), None)
    if lead is not None:
        salience.subject, salience.is_vouching = lead, False


def _is_topic(person: str | None, acting: Mention, found: Sequence[Mention]) -> bool:
    """«Его принял министр», «гостя принял …»: he is spoken of, the minister only passes by."""
    is_passing = acting.kind is not MentionKind.PRONOUN
    return is_passing and any(
        m.kind is not MentionKind.NAME and m.person == person and m.case in OBLIQUE for m in found
    )


MAIN = frozenset({"root", "conj"})
ACTING = frozenset({"VERB", "AUX", "ADJ"})
OBLIQUE = frozenset({"Acc", "Dat", "Ins"})


def _verb_of(tokens: Sequence[Token], mention: Mention) -> Token:
    return tokens[governor_of(tokens, mention)]


def _told(telling: Telling) -> tuple[list[Pairing], list[Pairing]]:
    """Who greeted whom, and who met."""
    people = [one for one in telling.pairings if all(side.is_person for side in one.sides)]
    greeted = [p for p in people if p.word.kind == GREETING]
    return greeted, [p for p in people if p.confidence >= TOLD and p.word.kind != GREETING]


def _is_memory(tokens: Sequence[Token], contacts: Contacts) -> bool:
    """«Напомним, в мае 2022 года …»: «стороны» of the next sentence aren't those."""
    return any(t.lemma in contacts.cues["background"] or YEAR.fullmatch(t.text) for t in tokens)


def _last_met(pairings: Sequence[Pairing]) -> tuple[str, ...]:
    """Who met last: all of them when everybody met everybody, else the last two."""
    told, people = _told_last(pairings), _all_met(pairings)
    everybody = len(people) * (len(people) - 1) // 2
    if len({frozenset(s.name for s in p.sides) for p in told}) == everybody:
        return people
    return tuple(side.name for side in told[-1].sides)


def _all_met(pairings: Sequence[Pairing]) -> tuple[str, ...]:
    """«провёл встречу с Х и У»: all three."""
    told = _told_last(pairings)
    return tuple(dict.fromkeys(side.name for pairing in told for side in pairing.sides))


def _told_last(pairings: Sequence[Pairing]) -> list[Pairing]:
    last = max(pairing.trigger for pairing in pairings)
    return [pairing for pairing in pairings if pairing.trigger == last]


def _note_sides(pairings: Sequence[Pairing], mind: Mind) -> None:
    """Who received and who came: by the country they are in, and by «X принял Y»."""
    venue, salience = mind.scope.venue, mind.salience
    for person in salience.pair:
        countries = mind.countries(person)
        if venue is not None and venue in countries:
            salience.host = person
        elif venue is not None and countries:
            salience.guest = person
    greeted = [side for p in pairings if p.word.kind == GREETING for side in p.sides]
    if greeted:
        # «встретил его и супругу»: the first is whose visit it is.
        salience.guest = next((s.name for s in greeted if s.part == "object"), salience.guest)
        salience.host = next((s.name for s in greeted if s.part != "object"), salience.host)
    receptions = [pairing for pairing in pairings if pairing.word.kind == RECEPTION]
    sides = [side for pairing in receptions for side in pairing.sides]
    visitors = tuple(dict.fromkeys(s.name for s in sides if s.part == "object"))
    if visitors:
        salience.visitors, salience.guest = visitors, visitors[-1]
        salience.host = next((s.name for s in sides if s.part != "object"), salience.host)
