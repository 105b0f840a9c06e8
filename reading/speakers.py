"""Who says it: the subject of a word of saying, or whom the author's words point to."""

from collections.abc import Sequence
from itertools import chain

from reading.analysis import Token
from reading.facts import Span
from reading.mentions import Mention, MentionKind
from reading.syntax import Parsed
from reading.voices import Voice, Voices, agree, is_finite

NAMED = 1.0
BY_OFFICE = 0.9
BY_PRONOUN = 0.7
LONGEST_TITLE = 12
"""Tokens between a noun for somebody and the name: «руководитель отдела … института … Ланской»."""

HE = frozenset({"он", "она"})
HIS = frozenset({"его", "ее", "её"})
SUBJECT_CASES = frozenset({"Nom", None})
OF_SOMEBODY = frozenset({"Gen", "Acc"})


def speaker_of(voices: Voices, number: int, verb: int, since: int = 0) -> Voice | None:
    """The subject of a verb of a sentence, looked for from the character `since` on."""
    parsed = voices.parsed(number)
    if parsed.tokens[verb].feats.get("Number") == "Plur":
        return None
    subject = _subject(parsed, verb, since)
    if subject is None:
        same = _same_subject(parsed, verb, since)
        return None if same is None else speaker_of(voices, number, same, since)
    between = parsed.tokens[min(verb, subject) : max(verb, subject)]
    if any(one.lemma in voices.words.nobody and one.case == "Nom" for one in between):
        return None
    return _voice_at(voices, number, subject)


def speaker_in(voices: Voices, author: Span) -> Voice | None:
    """Whom the author's words beside direct speech name, up to the end of their sentence."""
    number = voices.sentence_at(author.start)
    if number is None:
        return None
    tokens = voices.parsed(number).tokens
    inside = [i for i, t in enumerate(tokens) if author.start <= t.span.start < author.stop]
    lemmas = {tokens[i].lemma for i in inside}
    if lemmas & voices.words.written:
        return sender(voices, number, inside)
    if lemmas & voices.words.passing_on:
        return _quoted_by_others(voices, number, inside)
    for index in inside:
        if voices.is_speech(tokens[index]):
            return speaker_of(voices, number, index, author.start)
    return None


def named_before(voices: Voices, number: int, stop: int) -> Voice | None:
    """Who the words before a colon name: «X сказал: …», «X развёл руками: …», «X: …»."""
    parsed = voices.parsed(number)
    before = [i for i, t in enumerate(parsed.tokens) if t.span.stop <= stop]
    verbs = [i for i in before if is_finite(parsed.tokens[i])]
    if {parsed.tokens[i].lemma for i in before} & voices.words.written:
        return sender(voices, number, before)
    said = [i for i in verbs if voices.is_speech(parsed.tokens[i])]
    for verb in reversed(said or verbs):
        return speaker_of(voices, number, verb)
    named = [i for i in before if _is_named(parsed, i)]
    return _voice_at(voices, number, named[0]) if len(named) == 1 else None


def last_named(voices: Voices, position: int) -> Mention | None:
    """Whom «он» means there: of the last sentence that names anybody who spoke, else who acted."""
    before = voices.named_before(position)
    if not before:
        return None
    number = before[-1].sentence
    for index, token in enumerate(voices.parsed(number).tokens):
        if token.span.stop <= position and voices.is_speech(token):
            voice = speaker_of(voices, number, index)
            if voice is not None:
                return voice.speaker
    return next(mention for mention in before if mention.sentence == number)


def _subject(parsed: Parsed, verb: int, since: int) -> int | None:
    """The token that opens the subject of a verb: by order first, then by the parser."""
    clause = [i for i in parsed.clause(verb) if parsed.tokens[i].span.start >= since]
    before = [i for i in reversed(clause) if i < verb]
    after = [i for i in clause if i > verb]
    turned = not before or parsed.tokens[verb - 1].pos == "PUNCT"
    stop = next((n for n, i in enumerate(after) if _ends_search(parsed.tokens[i])), len(after))
    sides = (after[:stop], before) if turned else (before, after[:stop])
    named = (i for side in sides for i in side if _is_named(parsed, i))
    described = (i for side in sides for i in side if _is_somebody(parsed, i))
    governed = (
        item.mention.first
        for item in parsed.attached
        if item.governor == verb
        and item.case in SUBJECT_CASES
        and parsed.tokens[item.mention.first].span.start >= since
    )
    return next(chain(named, described, governed), None)


def _same_subject(parsed: Parsed, verb: int, since: int) -> int | None:
    """The verb before whose subject acts on: «заявил, что …, и предложил …»."""
    if verb == 0 or parsed.tokens[verb - 1].pos not in {"CCONJ", "ADV", "PART"}:
        return None
    one = parsed.tokens[verb]
    for index in range(verb - 1, -1, -1):
        other = parsed.tokens[index]
        if is_finite(other) and other.span.start >= since and agree(one, other):
            return index
    return None


def _ends_search(token: Token) -> bool:
    return token.text in {",", ":", ";", "(", "—", "–"} or is_finite(token)


def _is_named(parsed: Parsed, index: int) -> bool:
    """A mention or «он» in the nominative, without a preposition."""
    mention = parsed.mention_at(index)
    if mention is None:
        return parsed.tokens[index].text.lower() in HE and parsed.tokens[index].case == "Nom"
    item = next(one for one in parsed.attached if one.mention is mention)
    could_act = mention.case in SUBJECT_CASES or item.relation.startswith("nsubj")
    return index == mention.first and could_act and not item.preposition


def _is_somebody(parsed: Parsed, index: int) -> bool:
    """A noun for somebody in the nominative: «студентка», «наставник»."""
    token = parsed.tokens[index]
    living = token.feats.get("Animacy") == "Anim" and token.feats.get("Number") == "Sing"
    noun = token.pos in {"NOUN", "PROPN"} and token.case == "Nom" and living
    return noun and parsed.mention_at(index) is None


def _voice_at(voices: Voices, number: int, index: int) -> Voice | None:
    """The person a subject means; None for several people and for nobody in particular."""
    parsed = voices.parsed(number)
    sentence, token = parsed.sentence, parsed.tokens[index]
    mention = parsed.mention_at(index)
    if mention is not None:
        words = parsed.tokens[max(0, mention.first - 1) : mention.last + 1]
        # «сообщил журналистам Хакан Фидан»: they only listened.
        nobody = any(w.lemma in voices.words.nobody and w.case in SUBJECT_CASES for w in words)
        if mention.person is None or nobody:
            return None
        sure = NAMED if mention.kind is MentionKind.NAME else BY_OFFICE
        return Voice(mention, sentence.span, sure)
    if token.lemma in voices.words.nobody:
        return None
    if token.text.lower() not in HE:
        name = _name_after(parsed, index)
        return None if name is None else Voice(name, sentence.span, NAMED)
    meant = last_named(voices, token.span.start)
    return None if meant is None else Voice(meant, sentence.span, BY_PRONOUN)


def _name_after(parsed: Parsed, index: int) -> Mention | None:
    """The name that a noun for somebody leads to: «студентка Мариам …», «наставник «Астаны» …»."""
    for later in range(index + 1, min(index + LONGEST_TITLE, len(parsed.tokens))):
        mention = parsed.mention_at(later)
        if mention is not None and mention.person and mention.case in SUBJECT_CASES:
            return mention
        if _ends_search(parsed.tokens[later]):
            return None
    return None


def _quoted_by_others(voices: Voices, number: int, inside: Sequence[int]) -> Voice | None:
    """«приводит слова министра ТАСС», «цитирует его агентство»."""
    parsed = voices.parsed(number)
    for index in inside:
        mention = parsed.mention_at(index)
        if mention is not None and mention.person and mention.case in OF_SOMEBODY:
            return Voice(mention, parsed.sentence.span, NAMED)
        if parsed.tokens[index].text.lower() in HIS:
            meant = last_named(voices, parsed.tokens[index].span.start)
            return None if meant is None else Voice(meant, parsed.sentence.span, BY_PRONOUN)
    return None


def sender(voices: Voices, number: int, inside: Sequence[int]) -> Voice | None:
    """«говорится в послании»: of the one who sent it; what a ministry writes nobody says."""
    parsed = voices.parsed(number)
    if not any(parsed.tokens[index].lemma in voices.words.papers for index in inside):
        return None
    meant = last_named(voices, parsed.sentence.span.start)
    return None if meant is None else Voice(meant, parsed.sentence.span, BY_PRONOUN)
