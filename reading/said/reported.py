"""What somebody is reported to have said: «заявил, что …», «по словам X, …», «…, отметил X»."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reading.facts import Span, Statement, StatementKind
from reading.grammar.openings import after_dateline
from reading.said.clauses import all_from, comma_after, to_the_end, up_to_next
from reading.said.speakers import BY_PRONOUN, HIS, NAMED, last_named, sender, speaker_of
from reading.said.voices import Voice, Voices, is_finite
from reading.text.analysis import Sentence, Token
from reading.text.gazetteer import DASHES
from reading.text.marks import MARK

FARTHEST = 8
"""Tokens between the verb and its clause: «заявил на встрече с журналистами, что»."""

NOT = "не"

FEWEST = 3
"""Tokens, and words, that tell something."""

DENIED = frozenset({"исключить", "исключать"})
"""Verbs that say something when denied: «не исключил, что …»."""

LEADING = frozenset(
    {"как", "также", "ранее", "позже", "вчера", "сегодня", "накануне"}
    | {"затем", "потом", "снова", "вновь", "отдельно", "тоже"}
)

Said = tuple[Voice, Span]


def find_reported(voices: Voices) -> Iterator[Statement]:
    """Reported speech outside of quotations; none inside another."""
    quoted = [quotation.whole for quotation in voices.quotations]
    for number, sentence in enumerate(voices.analysis.sentences):
        taken: list[Span] = []
        for voice, words in chain(
            _by_verbs(voices, number, quoted),
            _by_voices(voices, number),
            _by_papers(voices, number),
            _about_that(voices, number),
        ):
            if words.start < words.stop and not any(words.overlaps(span) for span in taken):
                taken.append(words)
                speaker = str(voice.speaker.person)
                kind = StatementKind.REPORTED
                yield Statement(speaker, kind, words, sentence.span, voice.confidence)


def _by_verbs(voices: Voices, number: int, quoted: Sequence[Span]) -> Iterator[Said]:
    """X заявил, что …; …, заявил X; X подсчитал: …; X предложил …"""
    tokens = voices.analysis.sentences[number].tokens
    spoken = [index for index, token in enumerate(tokens) if voices.is_speech(token)]
    # «…, считает Y, …, отметил X»: all of it is what X said.
    for index in sorted(spoken, key=lambda index: not _closes(tokens, index)):
        token = tokens[index]
        if _is_denied(tokens, index):
            continue
        if any(span.covers(token.span) for span in quoted):
            continue
        content = _content(voices, number, index) if voices.tells(token) else None
        words = content or _deed(voices, number, index)
        voice = speaker_of(voices, number, index) if words else None
        # «Торговля, отметил X, растёт»: whose words they are stands in their midst.
        plain = content is not None and not any(content.overlaps(span) for span in quoted)
        is_aside = content is not None and plain and content.covers(token.span)
        if words and voice and (is_aside or not words.overlaps(voice.speaker.span)):
            yield voice, words


def _closes(tokens: Sequence[Token], verb: int) -> bool:
    """«…, отметил X» at the end of a sentence."""
    rest = tokens[verb + 1 :]
    set_off = verb > 0 and tokens[verb - 1].text == "," and is_finite(tokens[verb])
    return set_off and not any(token.text == "," or is_finite(token) for token in rest)


def _is_denied(tokens: Sequence[Token], verb: int) -> bool:
    denied = verb > 0 and tokens[verb - 1].text.lower() == "не"
    return denied and tokens[verb].lemma not in DENIED


def _content(voices: Voices, number: int, verb: int) -> Span | None:
    sentence = voices.analysis.sentences[number]
    return (
        _after_that(voices, sentence, verb)
        or _after_colon(voices, sentence, verb)
        or _before(voices, number, verb)
    )


def _after_that(voices: Voices, sentence: Sentence, verb: int) -> Span | None:
    """The words after «, что» that belong to the verb."""
    tokens = sentence.tokens
    for index in range(verb + 1, min(verb + FARTHEST, len(tokens) - 2)):
        if is_finite(tokens[index]):
            return None
        if tokens[index].text == "," and tokens[index + 1].text.lower() == "что":
            words = up_to_next(voices, sentence, verb, index + 2)
            # «сказал, что не исключал встречи»: what he didn't rule out is what he said.
            is_cut = words.of(voices.text).lower() == NOT
            return to_the_end(voices, sentence, index + 2) if is_cut else words
    return None


def _after_colon(voices: Voices, sentence: Sentence, verb: int) -> Span | None:
    """«X подсчитал: …», without quotation marks."""
    tokens = sentence.tokens
    for index in range(verb + 1, len(tokens) - FEWEST):
        token = tokens[index]
        if is_finite(token) or token.text == "," or token.text in DASHES:
            return None
        if token.text == ":":
            quoted = MARK.match(tokens[index + 1].text)
            return None if quoted else to_the_end(voices, sentence, index + 1)
    return None


def _before(voices: Voices, number: int, verb: int) -> Span | None:
    """«…, заявил X»: what stands before, or around it; «Как заявил X, …»: what follows."""
    sentence = voices.analysis.sentences[number]
    tokens = sentence.tokens
    start = verb
    while start > 0 and tokens[start - 1].text.lower() in LEADING:
        start -= 1
    voice = speaker_of(voices, number, verb, tokens[verb].span.start)
    set_off = start == 0 or tokens[start - 1].text == "," or tokens[start - 1].text in DASHES
    if voice is None or not set_off or not any(_predicates(t) for t in tokens if t != tokens[verb]):
        return None
    # «отметил депутат»: whoever that is may be named elsewhere.
    is_here = voice.speaker.sentence == number and voice.speaker.last < len(tokens)
    comma = comma_after(tokens, (voice.speaker.last if is_here else verb) + 1)
    goes_on = comma is not None and len(tokens) - comma > FEWEST
    if start < FEWEST and not (goes_on and tokens[0].pos in NAMING):
        opens = start == 0 and tokens[0].text.lower() == "как" and comma is not None
        return to_the_end(voices, sentence, comma + 1) if opens and comma else None
    first = _after_of_that(tokens, after_dateline(tokens[: start - 1]))
    # «X раскритиковал форум: мир, считает он, …»
    first = next((i + 1 for i in range(start - 2, first, -1) if tokens[i].text == ":"), first)
    if goes_on:
        return all_from(sentence, first)
    return Span(tokens[first].span.start, tokens[start - 2].span.stop)


def _predicates(token: Token) -> bool:
    """Something is told by it: a verb, «говорить рано», «визит возможен»."""
    is_short = token.pos == "ADJ" and token.feats.get("Variant") == "Short"
    return is_short or (token.pos == "VERB" and token.feats.get("VerbForm") in {"Fin", "Inf"})


def _after_of_that(tokens: Sequence[Token], first: int) -> int:
    """«Ранее о том, что …, сообщил X»: from the clause on."""
    for index in range(first, min(first + LONGEST_LEAD, len(tokens) - FEWEST)):
        if [token.text.lower() for token in tokens[index : index + 4]] == OF_THAT:
            return index + 4
    return first


NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
"""Words that open what is told: «Торговля, отметил X, растёт»; «Как отметил X, …» tells later."""

LONGEST_LEAD = 2
OF_THAT = ["о", "том", ",", "что"]


def _deed(voices: Voices, number: int, verb: int) -> Span | None:
    """«предложил провести форум»: the verb with what belongs to it. Greeting tells nothing."""
    sentence = voices.analysis.sentences[number]
    tokens = sentence.tokens
    if tokens[verb].lemma not in voices.words.doing or verb + 1 >= len(tokens):
        return None
    greeted = voices.parsed(number).mention_at(verb + 1)
    if tokens[verb + 1].text == "," or (greeted and tokens[verb].lemma == "приветствовать"):
        return None
    words = up_to_next(voices, sentence, verb, verb)
    how = tokens[verb - 1]
    is_how = verb > 0 and how.pos == "ADV" and how.lemma not in LEADING
    if tokens[verb].lemma in JUDGING and not (is_how or _says_how(tokens, verb)):
        return None
    if is_how:
        words = Span(how.span.start, words.stop)  # «высоко оценил …»
    return words if len(words.of(voices.text).split()) >= FEWEST else None


def _says_how(tokens: Sequence[Token], verb: int) -> bool:
    """«оценил встречу как важную», «оценил положительно»."""
    rest = tokens[verb + 1 :]
    return any(token.text.lower() == "как" or token.pos == "ADV" for token in rest)


JUDGING = frozenset({"оценить", "оценивать"})
"""Verbs that tell nothing as long as nobody says how."""


def voice_in(voices: Voices, number: int) -> Voice | None:
    """По словам X, по его словам."""
    found = _voice(voices, number)
    return None if found is None else found[0]


def _voice(voices: Voices, number: int) -> tuple[Voice, int, int] | None:
    """Whose words the sentence says they are; the first and the last token that say so."""
    parsed = voices.parsed(number)
    tokens, evidence = parsed.tokens, parsed.sentence.span
    for index in range(len(tokens) - 2):
        if tokens[index].text.lower() != "по":
            continue
        owner, opinion = tokens[index + 1], tokens[index + 2]
        if owner.text.lower() in HIS and opinion.lemma in voices.words.opinions:
            if any(
                one.lemma in voices.words.nobody and one.case == "Nom" for one in tokens[:index]
            ):
                return None  # «Собеседник газеты видит в этом …, по его словам, …»
            meant = last_named(voices, owner.span.start)
            return None if meant is None else (Voice(meant, evidence, BY_PRONOUN), index, index + 2)
        mention = parsed.mention_at(index + 2)
        is_theirs = mention is not None and mention.person and mention.first == index + 2
        if mention and is_theirs and owner.lemma in voices.words.opinions:
            return Voice(mention, evidence, NAMED), index, mention.last
    return None


def _by_voices(voices: Voices, number: int) -> Iterator[Said]:
    """По словам X, …; …, по словам X, …; …, по словам X."""
    found = _voice(voices, number)
    if found is None:
        return
    voice, first, last = found
    sentence = voices.analysis.sentences[number]
    tokens = sentence.tokens
    rest = _past_relative(tokens, last + 2)
    if last + 1 < len(tokens) and tokens[last + 1].text not in {",", ".", "–", "—"}:
        return
    if first < FEWEST <= len(tokens) - rest:
        yield voice, to_the_end(voices, sentence, rest)
    elif first >= FEWEST > len(tokens) - rest:
        yield voice, Span(sentence.span.start, tokens[first - 2].span.stop)
    elif first >= FEWEST:
        yield voice, all_from(sentence, 0)


def _past_relative(tokens: Sequence[Token], first: int) -> int:
    """«По его словам, которые приводит агентство, …»."""
    if first >= len(tokens) or tokens[first].lemma != "который":
        return first
    return next((i + 1 for i in range(first, len(tokens)) if tokens[i].text == ","), first)


def _by_papers(voices: Voices, number: int) -> Iterator[Said]:
    """В послании говорится, что …"""
    sentence = voices.analysis.sentences[number]
    for index, token in enumerate(sentence.tokens):
        if token.lemma in voices.words.written:
            words = _after_that(voices, sentence, index)
            voice = sender(voices, number, range(len(sentence.tokens))) if words else None
            if words and voice:
                yield voice, words


def _about_that(voices: Voices, number: int) -> Iterator[Said]:
    """«… Об этом заявил X»: the sentence before."""
    sentences = voices.analysis.sentences
    tokens = sentences[number].tokens
    if number == 0 or [token.text.lower() for token in tokens[:2]] != ["об", "этом"]:
        return
    for index, token in enumerate(tokens):
        if voices.tells(token):
            voice = speaker_of(voices, number, index)
            before = sentences[number - 1]
            if voice is not None and not _is_told_by(voices, number - 1, voice):
                yield voice, to_the_end(voices, before, after_dateline(before.tokens))
            return


def _is_told_by(voices: Voices, number: int, voice: Voice) -> bool:
    """«X высказался о встрече. Об этом он заявил журналистам»: what X told stands elsewhere."""
    told = (speaker_of(voices, number, verb) for verb in voices.told(number))
    return any(one.speaker.person == voice.speaker.person for one in told if one is not None)
