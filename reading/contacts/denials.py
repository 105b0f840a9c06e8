"""Words that take back what was told before them: «в Кремле это опровергли», «это неправда»."""

from collections.abc import Iterator, Sequence

from reading.contacts.contacts import Contacts
from reading.text.analysis import Token

CLOSE = 3
"""Tokens between a denial and what it denies: «назвали это слухами», «опроверг эти сообщения»."""

THAT = frozenset({"это", "этот", "такой", "данный"})
NEWS = frozenset(
    {"информация", "сообщение", "новость", "слух", "публикация", "сведение", "сведения", "данные"}
    | {"данный", "утверждение", "заявление", "вброс"}
)
ABOUT = frozenset({"о", "об", "про", "что"})
CALLING = frozenset({"назвать", "называть", "считать", "счесть"})
REALITY = ["не", "соответствовать", "действительность"]
CONFIRMING = ["не", "подтвердить"]


def denials(tokens: Sequence[Token], contacts: Contacts) -> Iterator[Token]:
    """Each word by which the tokens deny what was told before them."""
    lemmas = [token.lemma for token in tokens]
    for at, token in enumerate(tokens):
        is_false = lemmas[at : at + len(REALITY)] == REALITY
        is_open = lemmas[at : at + len(CONFIRMING)] == CONFIRMING and _is_of_that(lemmas, at)
        if is_false or is_open or _was_not(tokens, at) or _denies(token, lemmas, at, contacts):
            yield token


def rumour_denied(tokens: Sequence[Token], at: int, contacts: Contacts) -> Token | None:
    """«Слухи, что А и Б переговорят, не подтвердились»: the verb, of the contact at token `at`."""
    lemmas = [token.lemma for token in tokens]
    opening = lemmas[:at]
    is_rumour = bool(NEWS.intersection(opening)) and not TOLD.isdisjoint(opening)
    for index in range(at + 1, len(tokens) - 1) if is_rumour else ():
        if lemmas[index] == NOT and lemmas[index + 1] in contacts.cues["confirming"]:
            return tokens[index + 1]
    return None


TOLD, NOT = frozenset({"что", "будто", "якобы"}), "не"


def _was_not(tokens: Sequence[Token], at: int) -> bool:
    """«говорят коротко: её не было»; not «его не было в зале»."""
    words = [token.text.lower() for token in tokens[at : at + len(ABSENT)]]
    if len(words) < len(ABSENT) or words[1:] != ABSENT[1:] or words[0] not in IT:
        return False
    around = (*tokens[max(0, at - 1) : at], *tokens[at + len(ABSENT) : at + len(ABSENT) + 1])
    return all(token.pos == "PUNCT" or token.lemma == WHAT for token in around)


ABSENT = ["её", "не", "было"]
IT = frozenset({"ее", "её", "его", "их", "этого", "такого", "подобного"})
WHAT = "что"


def _denies(token: Token, lemmas: Sequence[str], at: int, contacts: Contacts) -> bool:
    """«опроверг эту информацию», «назвал это слухами»; not «опроверг слухи о ссоре»."""
    if token.lemma not in contacts.cues["denying"]:
        return False
    near, following = _near(lemmas, at), lemmas[at + 1 : at + 1 + CLOSE]
    is_general = bool(NEWS.intersection(near)) and ABOUT.isdisjoint(following)
    is_called_so = token.case == "Ins" and bool(CALLING.intersection(near))
    return _is_of_that(lemmas, at) or is_general or is_called_so


def _is_of_that(lemmas: Sequence[str], at: int) -> bool:
    return not THAT.isdisjoint(_near(lemmas, at))


def _near(lemmas: Sequence[str], at: int) -> Sequence[str]:
    return [*lemmas[max(0, at - CLOSE) : at], *lemmas[at + 1 : at + 1 + CLOSE]]
