"""Who says it: the subject of a word of saying, or whom the author's words point to."""

from collections.abc import Sequence
from dataclasses import replace

from reading.facts import Span
from reading.grammar.mentions import Mention, MentionKind
from reading.grammar.syntax import Parsed
from reading.said.doers import HE, SUBJECT_CASES, is_named, name_after, same_subject, subject_of
from reading.said.voices import Voice, Voices, is_finite
from reading.text.analysis import Token

NAMED = 1.0
BY_OFFICE = 0.9
BY_PRONOUN = 0.7

FARTHEST = 5
"""Sentences back to whoever spoke before."""

ASKING = frozenset({"спросить", "спрашивать"})
HIS = frozenset({"его", "ее", "её"})
OF_SOMEBODY = frozenset({"Gen", "Acc"})


def speaker_of(voices: Voices, number: int, verb: int, since: int = 0) -> Voice | None:
    """The subject of a verb of a sentence, looked for from the character `since` on."""
    parsed = voices.parsed(number)
    if parsed.tokens[verb].feats.get("Number") == "Plur":
        return None
    subject = subject_of(parsed, verb, since)
    if subject is None:
        same = same_subject(parsed, verb, since)
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
    if said and verbs[-1] > said[-1]:
        # «X назвал план пустым, Y бросила: «…»»: somebody else acts after the last word of saying.
        acts = subject_of(parsed, verbs[-1], parsed.tokens[said[-1]].span.stop)
        said = said if acts is None else [verbs[-1]]
    for verb in reversed(said or verbs):
        return speaker_of(voices, number, verb)
    named = [i for i in before if is_named(parsed, i)]
    return _voice_at(voices, number, named[0]) if len(named) == 1 else None


def last_named(voices: Voices, position: int) -> Mention | None:
    """Whom «он» means there: of the last sentence that names anybody who spoke, else who acted."""
    before = voices.named_before(position)
    if not before:
        return None
    number = before[-1].sentence
    parsed = voices.parsed(number)
    for index, token in enumerate(parsed.tokens):
        subject = subject_of(parsed, index, 0) if voices.is_speech(token) else None
        if subject is not None and parsed.tokens[subject].span.start >= position:
            # «…», – сказала она: her own verb says nothing of who «она» is.
            continue
        if token.span.stop <= position and voices.is_speech(token):
            voice = speaker_of(voices, number, index)
            if voice is not None:
                return voice.speaker
    return next(mention for mention in before if mention.sentence == number)


def _voice_at(voices: Voices, number: int, index: int) -> Voice | None:
    """The person a subject means; None for several people and for nobody in particular."""
    parsed = voices.parsed(number)
    sentence, mention = parsed.sentence, parsed.mention_at(index)
    if _is_nobody(voices, parsed.tokens, index):
        return None
    told = _told_before(voices, number, index)
    owner = _owner_of_relative(parsed, index) or _only_owner_before(voices, number, index)
    if owner is not None:
        return Voice(owner, sentence.span, BY_OFFICE)
    if told is not None:
        spoke = _said_by(voices, *told)
        # The pronoun alone meant the same person.
        agreed = spoke and mention and spoke.speaker.person == mention.person
        sure = BY_OFFICE if agreed else BY_PRONOUN
        return spoke and replace(spoke, evidence=sentence.span, confidence=sure)
    if mention is not None:
        words = parsed.tokens[max(0, mention.first - 1) : mention.last + 1]
        # «сообщил журналистам Хакан Фидан»: they only listened.
        nobody = any(w.lemma in voices.words.nobody and w.case in SUBJECT_CASES for w in words)
        if mention.person is None or nobody:
            return None
        sure = NAMED if mention.kind is MentionKind.NAME else BY_OFFICE
        return Voice(mention, sentence.span, sure)
    return _by_word(voices, number, index)


def _by_word(voices: Voices, number: int, index: int) -> Voice | None:
    """«он»; «студентка Мариам …»."""
    parsed = voices.parsed(number)
    token, evidence = parsed.tokens[index], parsed.sentence.span
    if token.text.lower() not in HE:
        name = name_after(parsed, index)
        return None if name is None else Voice(name, evidence, NAMED)
    meant = last_named(voices, token.span.start)
    return None if meant is None else Voice(meant, evidence, BY_PRONOUN)


def _owner_of_relative(parsed: Parsed, index: int) -> Mention | None:
    """«статья X, в которой он назвал …»: whose the thing is, if only X is named before it."""
    tokens = parsed.tokens
    if tokens[index].text.lower() not in HE:
        return None
    which = next((i for i in (index - 1, index - 2) if i > 1 and tokens[i].lemma == "который"), 0)
    comma = next((i for i in (which - 1, which - 2) if i > 0 and tokens[i].text == ","), 0)
    owner = parsed.mention_at(comma - 1) if which and comma else None
    is_theirs = owner is not None and owner.person and owner.case in OF_SOMEBODY
    return owner if owner is not None and is_theirs and _is_thing(tokens, owner.first - 1) else None


def _only_owner_before(voices: Voices, number: int, index: int) -> Mention | None:
    """«Вышло интервью X. Она говорит, …»: the only one the sentence before names."""
    opens = index == 0 and voices.parsed(number).tokens[0].text.lower() in HE
    before = voices.parsed(number - 1) if opens and number else None
    people = [one for one in voices.acting(number - 1) if one.person] if before else []
    if before is None or len(people) != 1 or voices.told(number - 1):
        return None
    (only,) = people
    owns = only.case == "Gen" and _is_thing(before.tokens, only.first - 1)
    return only if owns and only.sentence == number - 1 else None


def _is_thing(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index] if index >= 0 else None
    return token is not None and token.pos == "NOUN" and token.feats.get("Animacy") == "Inan"


def _is_nobody(voices: Voices, tokens: Sequence[Token], index: int) -> bool:
    """«собеседник агентства»; «его собеседник» is the other side of a talk."""
    is_theirs = index > 0 and tokens[index - 1].text.lower() in HIS
    return tokens[index].lemma in voices.words.nobody and not is_theirs


def _told_before(voices: Voices, number: int, index: int) -> tuple[int, int] | None:
    """«сказал он», «пояснил дипломат»: sentence and verb of whoever spoke last before.

    None when somebody only acted since then.
    """
    parsed = voices.parsed(number)
    token = parsed.tokens[index]
    he = token.text.lower() in HE
    opened = _opened_here(voices, number, index) if he else None
    if opened is not None:
        return number, opened
    if not he and (token.lemma not in voices.words.speakers or not _stands_alone(parsed, index)):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - FARTHEST), -1):
        before = voices.parsed(earlier)
        for verb in voices.told(earlier):
            if _is_somebodys(voices, before, verb):
                fits = not he or _same_gender(token, before.tokens[verb])
                return (earlier, verb) if fits else None
        if any(one.person and one.case == "Nom" for one in voices.acting(earlier)):
            return None
    return None


def _opened_here(voices: Voices, number: int, index: int) -> int | None:
    """«X раскритиковал Y: это, считает он, …»: the verb before the colon of this sentence."""
    parsed = voices.parsed(number)
    colons = [i for i in range(index) if parsed.tokens[i].text == ":"]
    verbs = [i for i in voices.told(number) if colons and i < colons[-1]]
    return next((i for i in verbs if _is_somebodys(voices, parsed, i)), None)


def _is_somebodys(voices: Voices, parsed: Parsed, verb: int) -> bool:
    """Somebody said it or was asked, be it «источник»; «сообщает ТАСС» has nobody."""
    if subject_of(parsed, verb, 0) is not None or _asked(parsed, verb) is not None:
        return True
    clause = (parsed.tokens[index] for index in parsed.clause(verb))
    return any(one.lemma in voices.words.nobody and one.case == "Nom" for one in clause)


def _stands_alone(parsed: Parsed, index: int) -> bool:
    """«дипломат», not «дипломат Иванов» or «турецкий дипломат»."""
    mention = parsed.mention_at(index)
    if mention is not None:
        return mention.kind is MentionKind.ROLE and mention.first == mention.last
    return name_after(parsed, index) is None


def _same_gender(pronoun: Token, verb: Token) -> bool:
    gender = "Fem" if pronoun.text.lower() == "она" else "Masc"
    return verb.feats.get("Gender", gender) == gender


def _said_by(voices: Voices, number: int, verb: int) -> Voice | None:
    parsed = voices.parsed(number)
    asked = _asked(parsed, verb)
    if asked is not None:
        return Voice(asked, parsed.sentence.span, BY_PRONOUN)
    return speaker_of(voices, number, verb)


def _asked(parsed: Parsed, verb: int) -> Mention | None:
    """«журналисты спросили министра»: he is who answers."""
    if parsed.tokens[verb].lemma not in ASKING or verb + 1 >= len(parsed.tokens):
        return None
    mention = parsed.mention_at(verb + 1)
    return mention if mention and mention.person and mention.case in OF_SOMEBODY else None


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
    papers = [index for index in inside if parsed.tokens[index].lemma in voices.words.papers]
    if not papers:
        return None
    owner = parsed.mention_at(papers[0] + 1)
    if owner is not None and owner.person and owner.case == "Gen":
        return Voice(owner, parsed.sentence.span, BY_OFFICE)
    meant = _who_sent(voices, number) or last_named(voices, parsed.sentence.span.start)
    return None if meant is None else Voice(meant, parsed.sentence.span, BY_PRONOUN)


def _who_sent(voices: Voices, number: int) -> Mention | None:
    """«X направил послание»: who acted in the last sentence before that speaks of a paper."""
    for earlier in range(number - 1, max(-1, number - 1 - FARTHEST), -1):
        if any(token.lemma in voices.words.papers for token in voices.parsed(earlier).tokens):
            acting = (one for one in voices.acting(earlier) if one.person and one.case == "Nom")
            return next(acting, None)
    return None
