"""Which finds are people: the tagger also calls places, papers and first words of a line so."""

from collections.abc import Collection, Sequence

from reading.facts import Span
from reading.people.clusters import FAMILY_NAME, PATRONYMIC, Cluster
from reading.people.named import Named
from reading.people.vocabulary import Vocabulary
from reading.text.analysis import ACTING, Sentence, Token

QUOTES = frozenset('«»"“”„')
# Prepositions that lead to people: «с Рахмоном», «у Кечели»; «в» and «на» lead to places.
HUMAN = frozenset({"с", "со", "у", "к", "ко", "от", "между", "для", "против"})
LONG = 3
"""Words of a name that is none of two common words, though «Чон», «Ы» and «Сон» are common."""

LONGEST = 250
"""Characters of a name; what is longer are letters without end, not somebody's parents."""


def is_person(
    cluster: Cluster,
    in_office: Collection[Span],
    sentences: Sequence[Sentence],
    vocabulary: Vocabulary,
) -> bool:
    """`in_office`: names beside an office; they are people whatever they look like."""
    words = cluster.name.split()
    if len(cluster.name) > LONGEST:
        return False
    is_titled = any(name.span in in_office for name in cluster.named)
    if len(words) < LONG and all(_is_other(word, vocabulary) for word in words):
        # «министра Болгарии Росена Христова»: both are words of the language.
        return is_titled and len(words) > 1 and vocabulary.is_given(words[0])
    if is_titled or any(name.initials for name in cluster.named):
        return True
    if len(words) > 1:
        if all(_names_thing(name, sentences[name.sentence].tokens) for name in cluster.named):
            return False
        return not _is_half(words, vocabulary)
    return _is_surname(cluster, sentences, vocabulary)


def _is_other(word: str, vocabulary: Vocabulary) -> bool:
    """A common word or a place, and nobody the world knows is called so."""
    is_other = vocabulary.is_common(word) or vocabulary.is_place(word)
    return is_other and not vocabulary.is_known_surname(word)


def _is_half(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """«Валентина Ивановна»: who is meant, the text has to say elsewhere."""
    *given, last = words
    is_patronymic = bool(PATRONYMIC.search(last)) and vocabulary.is_patronymic(last)
    return len(given) == 1 and is_patronymic and vocabulary.is_given(given[0])


def _is_surname(cluster: Cluster, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> bool:
    """A word alone: known, shaped as a surname, or doing what people do."""
    word = cluster.name
    if all(_is_quoted(name, sentences[name.sentence].tokens) for name in cluster.named):
        return False
    if vocabulary.is_known_surname(word) or vocabulary.is_called(word):
        return True
    if vocabulary.is_given(word):
        return False
    acts = [_acts(name, sentences[name.sentence].tokens) for name in cluster.named]
    return any(acts) or (bool(FAMILY_NAME.search(word)) and "-" not in word)


def _is_quoted(name: Named, tokens: Sequence[Token]) -> bool:
    """The whole of a name in quotes is that of a thing."""
    before = tokens[name.first - 1].text if name.first else ""
    after = tokens[name.last + 1].text if name.last + 1 < len(tokens) else ""
    return before in QUOTES and after in QUOTES


def _names_thing(name: Named, tokens: Sequence[Token]) -> bool:
    """«во дворце «Каср аш-Шати»»; not «по прозвищу «Абу Мазен»», «генерал «Абу Мазен»»."""
    if not _is_quoted(name, tokens) or name.first < BEFORE_QUOTED:
        return False
    thing = tokens[name.first - BEFORE_QUOTED]
    is_thing = thing.pos == "NOUN" and thing.feats.get("Animacy") == "Inan"
    return is_thing and thing.lemma not in CALLED


BEFORE_QUOTED = 2
"""Tokens before the first word of a name in quotes: the thing, and the mark."""

CALLED = frozenset({"имя", "прозвище", "псевдоним", "позывной", "кличка", "ник", "фамилия"})


def _acts(name: Named, tokens: Sequence[Token]) -> bool:
    """The subject of a verb, or where only people are: «с Рахмоном»."""
    token = tokens[name.first]
    if name.first and tokens[name.first - 1].text.lower() in HUMAN:
        return True
    top = token
    # «А, Б и В собрались»: to the parser the others of a row hang on the first.
    while top.relation == "conj" and top.head >= 0 and tokens[top.head].pos == "PROPN":
        top = tokens[top.head]
    governor = tokens[top.head] if top.head >= 0 else None
    is_subject = top.relation.startswith("nsubj") and token.case == "Nom"
    return is_subject and governor is not None and governor.pos in ACTING
