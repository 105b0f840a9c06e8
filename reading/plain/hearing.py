"""Whose words an article gives: whom «I», «he added» and «according to him» mean."""

from reading.grammar.mentions import Mention
from reading.plain.discourse import Discourse
from reading.plain.grammar import QUOTES, ContactTable
from reading.plain.names import Marked, Name
from reading.plain.people import Cast

PAIR = 2


class Hearing:
    """Knows who says what in the sentences of one article."""

    def __init__(self, contacts: ContactTable, cast: Cast) -> None:
        self._says = contacts.speech["verbs"]
        self._cast = cast

    def he(self, marked: Marked, index: int, discourse: Discourse) -> Mention | None:
        """Of whom it is said, else who acts; «"…," he added» is who said the words before."""
        if not self._says_after(marked, index):
            return discourse.told_of or discourse.subject
        is_quoted = any(token.text in QUOTES for token in marked.tokens[:index])
        last = discourse.speaker
        is_near = last is not None and 0 < marked.number - last.sentence <= PAIR
        return last if is_quoted and is_near else discourse.subject

    def source(self, marked: Marked, discourse: Discourse) -> Mention | None:
        """«According to him, …»: who acted, unless it is said of them."""
        subject = discourse.subject
        told_of = {self._cast.person_at(n) for n in self._cast.names if n.sentence == marked.number}
        if subject is None or subject.person not in told_of:
            return subject
        return discourse.last(lambda mention: mention.person not in {None, subject.person})

    def speaking(self, marked: Marked, discourse: Discourse) -> tuple[Mention, ...]:
        """Whom «I» means: who says so in this sentence, else who did right before.

        Of the answers in an interview it is whoever gives it.
        """
        self.hear(marked, discourse)
        interview = discourse.interview
        if interview is not None and marked.number in interview.answers:
            return (interview.guest,)
        last = discourse.speaker
        is_near = last is not None and marked.number - last.sentence <= PAIR
        return (last,) if last is not None and is_near else ()

    def hear(self, marked: Marked, discourse: Discourse) -> None:
        """Learn who says something in this sentence."""
        here = self._speaker(marked)
        if here:
            discourse.speaker = here[0]

    def _speaker(self, marked: Marked) -> tuple[Mention, ...]:
        """The one beside a verb of saying."""
        for name in self._cast.names:
            if name.sentence == marked.number and self._says_beside(marked, name):
                mention = self._cast.mention_of(name)
                if mention.person:
                    return (mention,)
        return ()

    def _says_after(self, marked: Marked, index: int) -> bool:
        """«…, he has also said»."""
        after = marked.tokens[index + 1 : index + 2 + PAIR]
        return any(t.lemma in self._says and "Tense" in t.feats for t in after)

    def _says_beside(self, marked: Marked, name: Name) -> bool:
        """«X said», «said Foreign Minister X»."""
        starts = {h.role.first for h in self._cast.held if h.sentence == marked.number}
        first = next((i for i in range(name.first, -1, -1) if i in starts), name.first)
        places = (first - 1, name.first - 1, name.last + 1)
        beside = (marked.tokens[i] for i in places if 0 < i < len(marked.tokens))
        return any(t.lemma in self._says and "Tense" in t.feats for t in beside)
