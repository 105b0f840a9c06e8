"""The tense of a verb by its form, where the tagger doesn't know the word: «увидится»."""

import re

from reading.analysis import Token

WILL_BE = re.compile(r"буд(?:у|ешь|ет|ем|ете|ут)$")
PERSONAL = re.compile(r"(?:[еёи]т|[еёи]м|[еёи]те|[уюая]т|[еёи]шь)(?:с[ья])?$")


def is_future(token: Token) -> bool:
    """«встретится», «будет»; perfective verbs have no present."""
    form = token.text.lower()
    if WILL_BE.match(form):
        return True
    if token.feats.get("VerbForm") != "Fin" or token.feats.get("Mood") == "Imp":
        return False
    if token.feats.get("Tense") == "Fut":
        return True
    is_perfective = token.feats.get("Aspect") == "Perf"
    return is_perfective and token.feats.get("Tense") == "Past" and bool(PERSONAL.search(form))


def is_past(token: Token) -> bool:
    return token.feats.get("Tense") == "Past" and not is_future(token)
