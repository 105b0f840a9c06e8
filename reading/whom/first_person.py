"""Who speaks in each sentence, and the mentions that «меня», «мы с …» and «Вами» make there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reading.facts import Span
from reading.grammar.mentions import Mention, MentionKind
from reading.grammar.syntax import Parsed
from reading.said.statements import voice_of
from reading.said.transcripts import find_turns
from reading.said.voices import Voices
from reading.text.analysis import Token
from reading.whom.authors import Author
from reading.whom.mind import CERTAIN, POSSIBLE

ONE = {
    "я": "Nom", "меня": "Acc", "мне": "Dat", "мной": "Ins", "мною": "Ins",
}  # fmt: skip
MANY = {"мы": "Nom", "нас": "Acc", "нам": "Dat", "нами": "Ins"}
YOU = {"Вы": "Nom", "Вас": "Acc", "Вам": "Dat", "Вами": "Ins"}
MY = frozenset(
    {"мой", "моя", "мое", "моё", "моего", "моей", "моему", "моим", "моем", "моём", "мою"}
)
WITH = frozenset({"с", "со"})


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of somebody's own words; `other` is whom they are said to, where that is known.

    Whoever speaks for others («пресс-секретарь») says «мы» of them.
    """

    span: Span
    speaker: str | None
    other: str | None = None
    is_spoken_for_others: bool = False


class Speeches:
    """Who says what of an article: quotations, turns of a transcript, else its author."""

    def __init__(
        self, voices: Voices, author: Author | None, spokesmen: frozenset[str] = frozenset()
    ) -> None:
        self._author = author
        self.spokesmen = spokesmen
        self._quoted = tuple(
            replace(one, is_spoken_for_others=one.speaker in spokesmen) for one in _quoted(voices)
        )
        self._turns = tuple(_turns(voices))

    def at(self, number: int, span: Span) -> Speech | None:
        """Whose words these are; a quotation of somebody unknown is nobody's."""
        for speech in (*self._quoted, *self._turns):
            if speech.span.covers(span):
                return speech
        if self._author is not None and self._author.says(number):
            return Speech(span, self._author.person)
        return None

    def author_at(self, number: int, span: Span) -> Author | None:
        """The author, where the words are his."""
        speech = self.at(number, span)
        is_his = speech is not None and self._author and speech.speaker == self._author.person
        return self._author if is_his else None


def _quoted(voices: Voices) -> Iterator[Speech]:
    for quotation in voices.quotations:
        voice = voice_of(voices, quotation)
        yield Speech(quotation.words, voice.speaker.person if voice is not None else None)


def _turns(voices: Voices) -> Iterator[Speech]:
    """The turns of a transcript with all their paragraphs; in a talk of two «Вы» is the other."""
    turns = [(voice.speaker.person, words) for voice, words in find_turns(voices)]
    speakers = list(dict.fromkeys(person for person, _ in turns))
    stops = [*(words.start for _, words in turns[1:]), len(voices.text)]
    for (person, words), stop in zip(turns, stops, strict=False):
        others = [one for one in speakers if one != person]
        yield Speech(Span(words.start, stop), person, others[0] if len(others) == 1 else None)


def selves(parsed: Parsed, number: int, speeches: Speeches) -> Iterator[Mention]:
    """The mentions that words of the first and second person make in a sentence."""
    for index, token in enumerate(parsed.tokens):
        if parsed.mention_at(index) is None and _may_be_self(token):
            speech = speeches.at(number, token.span)
            mention = None if speech is None else _self(parsed, index, number, speech)
            if mention is not None:
                yield mention


def _may_be_self(token: Token) -> bool:
    word = token.text.lower()
    return word in ONE or word in MANY or token.text in YOU or (word in MY and token.pos == "DET")


def _self(parsed: Parsed, index: int, number: int, speech: Speech) -> Mention | None:
    token = parsed.tokens[index]
    word = token.text.lower()
    if speech.speaker is None:
        return None
    mention = Mention(token.span, MentionKind.PRONOUN, number, index, index, certainty=CERTAIN)
    if word in ONE:
        # «я уверен, что они встретятся»: whoever speaks for others is seldom one of those who meet.
        certainty = POSSIBLE if speech.is_spoken_for_others else CERTAIN
        return replace(mention, person=speech.speaker, case=ONE[word], certainty=certainty)
    if word in MY:
        return replace(mention, person=speech.speaker, case="Gen")
    if word in MANY:
        return _we(parsed, replace(mention, case=MANY[word]), speech)
    if speech.other is None:
        return None
    return replace(mention, person=speech.other, case=YOU[token.text])


def _we(parsed: Parsed, mention: Mention, speech: Speech) -> Mention | None:
    """«мы с Вами», «мы с министром»; of a bare «мы» only the speaker is known."""
    following = parsed.tokens[mention.last + 1 : mention.last + 3]
    is_paired = len(following) > 1 and following[0].text in WITH
    if is_paired and following[1].text in YOU and speech.other and speech.speaker:
        return replace(mention, group=(speech.speaker, speech.other), is_plural=True)
    if is_paired:
        return replace(mention, person=speech.speaker)
    if speech.is_spoken_for_others:
        return None
    return replace(mention, person=speech.speaker, certainty=POSSIBLE)
