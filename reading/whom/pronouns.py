"""Pronouns of the third person, the speaker's «я», and what they ask of whom they mean."""

from dataclasses import dataclass

from reading.text.analysis import Token


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`sex` m or f, None for several people; `is_owner`: «его встреча», «её коллега»."""

    sex: str | None
    is_plural: bool
    is_owner: bool
    case: str | None


SINGULAR = {
    **dict.fromkeys(
        ("он", "его", "него", "ему", "нему", "им", "ним", "нем", "тот", "того", "тому"), "m"
    ),
    **dict.fromkeys(("она", "ее", "нее", "ей", "ней", "ею", "нею", "та", "той"), "f"),
}
PLURAL = frozenset({"они", "их", "них", "им", "ними", "ими", "ним"})
DEMONSTRATIVE = frozenset({"тот", "того", "тому", "та", "той"})
CASES = {
    "он": "Nom", "она": "Nom", "они": "Nom", "тот": "Nom", "та": "Nom",
    "ему": "Dat", "нему": "Dat", "ей": "Dat", "тому": "Dat",
    "него": "Gen", "нее": "Gen", "них": "Gen",
    "его": "Acc", "ее": "Acc", "их": "Acc", "того": "Gen",
    "ним": "Ins", "ней": "Ins", "нею": "Ins", "ею": "Ins",
    "ими": "Ins", "ними": "Ins", "нем": "Loc", "им": "Dat",
}  # fmt: skip


def pronoun_of(token: Token) -> Pronoun | None:
    """The pronoun a token is, or None. «Тот» counts only alone: «тот показал ему цех»."""
    word = token.text.lower().replace("ё", "е")
    is_plural = word in PLURAL and token.feats.get("Number") != "Sing"
    if word not in SINGULAR and not is_plural:
        return None
    if word in DEMONSTRATIVE and (token.pos != "PRON" or token.relation not in SUBJECTS):
        return None
    is_owner = word in {"его", "ее", "их"} and token.pos == "DET"
    case = "Gen" if is_owner else token.case or CASES.get(word)
    return Pronoun(None if is_plural else SINGULAR[word], is_plural, is_owner, case)


SUBJECTS = frozenset({"nsubj", "obj", "iobj", "obl"})
