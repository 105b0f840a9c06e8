"""Whose words an article is: a post, an interview, memoirs. There «я» is the author.

A name alone above or under the text, «воспоминания X», «X вспоминает …», «написал X в Telegram»,
or the only person whom the lines before the first answer of an interview name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.facts import Span
from reading.grammar.mentions import Mention, MentionKind
from reading.grammar.syntax import Parsed
from reading.said.voices import Voices
from reading.text.analysis import Sentence, Token
from reading.whom.reference_words import ReferenceWords

ME = frozenset({"я", "меня", "мне", "мной", "мною"})
DASHES = frozenset({"—", "–", "-", "−"})
QUESTION = "?"
ANSWERS = 2
"""Lines after a dash that make an interview; one is a quotation."""

LEAD = 4
"""Paragraphs in which an article says whose words it is."""

LONGEST_HEADER = 8
"""Tokens of a line that only names the author: «Посол Атамкулов | Ташкент»."""

BRIEFEST = 2
"""Tokens of «— о …»."""


@dataclass(frozen=True, slots=True)
class Author:
    """`person` says «я» from the sentence `since` on, but in no question put to him.

    `is_signed`: a post, in which whoever acts unnamed is he.
    """

    person: str
    since: int
    is_signed: bool = False
    questions: frozenset[int] = frozenset()

    def says(self, number: int) -> bool:
        return number >= self.since and number not in self.questions


def find_author(voices: Voices, words: ReferenceWords) -> Author | None:
    """Who writes or answers in the first person, None in an article that only reports."""
    sentences = voices.analysis.sentences
    first = _first_self(voices)
    signed = _signed(voices)
    is_post = first is not None or _opens_unnamed(voices)
    if signed is not None and (is_post or _is_his_list(voices, signed)):
        return Author(signed, 0, is_signed=True)
    if first is None:
        return None
    questions = _questions(sentences)
    for number in range(first + 1):
        person = _introduced(voices, number, words)
        if person is not None:
            since = number if number == first else number + 1
            return Author(person, since, questions=questions)
    person = _only_one_before(voices, _first_answer(sentences))
    return None if person is None else Author(person, 0, questions=questions)


def _first_self(voices: Voices) -> int | None:
    """The first sentence in which somebody speaks of himself outside of quotation marks."""
    quoted = [quotation.whole for quotation in voices.quotations]
    for number, sentence in enumerate(voices.analysis.sentences):
        for index, token in enumerate(sentence.tokens):
            if _is_self(sentence.tokens, index) and not _inside(token, quoted):
                return number
    return None


def _is_self(tokens: Sequence[Token], index: int) -> bool:
    """«я», «мы с министром»; a bare «мы» is many."""
    word, *following = (token.text.lower() for token in tokens[index : index + 2])
    return word in ME or (word == "мы" and following[:1] in (["с"], ["со"]))


def _inside(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.covers(token.span) for span in spans)


def _signed(voices: Voices) -> str | None:
    """The name that is a line of its own above or under the text."""
    sentences = voices.analysis.sentences
    if not sentences:
        return None
    last = sentences[-1].paragraph
    for number in (0, len(sentences) - 1):
        is_alone = sum(s.paragraph == sentences[number].paragraph for s in sentences) == 1
        if is_alone and last > 0 and (person := _only_named(voices.parsed(number))) is not None:
            return person
    return None


def _only_named(parsed: Parsed) -> str | None:
    """Of a short line without a verb the only name, which opens it but for its title."""
    names = [m for m in _names(parsed) if m.case in {"Nom", None}]
    if len(names) != 1 or len(parsed.tokens) > LONGEST_HEADER:
        return None
    if any(
        t.pos in {"VERB", "AUX", "ADP"} or t.text in {":", "?", "!"} for t in parsed.tokens[:-1]
    ):
        return None
    before = parsed.tokens[: names[0].first]
    return names[0].person if all(t.pos in {"DET", "PUNCT", "SYM", "X"} for t in before) else None


def _names(parsed: Parsed) -> Iterator[Mention]:
    mentions = (item.mention for item in parsed.attached)
    return (m for m in mentions if m.kind is MentionKind.NAME and m.person is not None)


def _opens_unnamed(voices: Voices) -> bool:
    """«Провёл телефонный разговор с …»: nobody else acts where the post begins."""
    opening = voices.analysis.sentences[0].tokens
    verb = next((i for i, t in enumerate(opening) if t.pos == "VERB"), None)
    if verb is None or opening[verb].feats.get("VerbForm") != "Fin":
        return False
    return not any(t.relation.startswith("nsubj") for t in opening)


def _is_his_list(voices: Voices, person: str) -> bool:
    """«встреча с А; беседа с Б. — Х, министр …»: he signs with his office, nobody acts."""
    acting = signing = False
    for number, sentence in enumerate(voices.analysis.sentences):
        for item in voices.parsed(number).attached:
            acts = item.relation.startswith("nsubj") and not item.preposition
            acting = acting or (acts and item.mention.person not in {None, person})
            following = sentence.tokens[item.mention.last + 1 : item.mention.last + 2]
            has_office = any(token.text == "," for token in following)
            signing = signing or (item.mention.person == person and has_office)
    return signing and not acting


def _introduced(voices: Voices, number: int, words: ReferenceWords) -> str | None:
    """«воспоминания X», «X вспоминает девяностые», «X: «…»», «написал X в Telegram»."""
    parsed = voices.parsed(number)
    is_lead = parsed.sentence.paragraph < LEAD
    channel = any(t.lemma.lower() in words.channels for t in parsed.tokens)
    lemmas = {t.lemma for t in parsed.tokens}
    for item in parsed.attached:
        mention = item.mention
        # An office without a name in a headline is anybody's.
        if mention.person is None or (mention.kind is not MentionKind.NAME and not channel):
            continue
        if is_lead and lemmas & words.own and item.case == "Gen":
            return mention.person
        verb = parsed.tokens[item.governor] if item.governor >= 0 else None
        acts = item.relation.startswith("nsubj") and not item.preposition
        if acts and verb is not None and verb.lemma in words.telling and (is_lead or channel):
            return mention.person
        if is_lead and _headed(parsed, mention, number):
            return mention.person
    return None


def _headed(parsed: Parsed, mention: Mention, number: int) -> bool:
    """«Ерлан Идрисов: «Дипломатия …»», «Михаил Галузин — о Центральной Азии»."""
    after = parsed.tokens[mention.last + 1 : mention.last + 3]
    if len(after) < BRIEFEST or mention.case not in {"Nom", None}:
        return False
    colon = number == 0 and after[0].text == ":"
    return colon or (after[0].text in DASHES and after[1].text.lower() in {"о", "об", "про"})


def _opens_with_dash(sentence: Sentence) -> bool:
    return bool(sentence.tokens) and sentence.tokens[0].text in DASHES


def _answers(sentences: Sequence[Sentence]) -> list[int]:
    """The paragraphs of an interview that open with a dash."""
    opened: dict[int, Sentence] = {}
    for sentence in sentences:
        opened.setdefault(sentence.paragraph, sentence)
    found = [paragraph for paragraph, first in opened.items() if _opens_with_dash(first)]
    return found if len(found) >= ANSWERS else []


def _first_answer(sentences: Sequence[Sentence]) -> int | None:
    paragraphs = _answers(sentences)
    return paragraphs[0] if paragraphs else None


def _questions(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Sentences of the paragraphs that end by asking, in an interview."""
    asking = {one.paragraph for one in sentences if one.tokens and one.tokens[-1].text == QUESTION}
    last = {one.paragraph: number for number, one in enumerate(sentences)}
    asking = {p for p in asking if sentences[last[p]].tokens[-1].text == QUESTION}
    paragraphs = asking & set(_answers(sentences))
    return frozenset(n for n, one in enumerate(sentences) if one.paragraph in paragraphs)


def _only_one_before(voices: Voices, paragraph: int | None) -> str | None:
    """The only person named before the first answer of an interview."""
    if paragraph is None:
        return None
    people = {
        mention.person
        for number, sentence in enumerate(voices.analysis.sentences)
        if sentence.paragraph < paragraph
        for mention in _names(voices.parsed(number))
    }
    return people.pop() if len(people) == 1 else None
