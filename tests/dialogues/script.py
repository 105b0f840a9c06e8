"""Dialogues as one reads them in a chat: what somebody says, what the bot answers.

    ## What is announced
    @ Dora
    > /upcoming
    < Announced · 4 meetings
    < 1. 🗓 20 October 2025, Астана — meeting: К.-Ж. Токаев — В. Зеленский
    [1] [Past their time · 1]
    > [Past their time · 1]
    < Past their time · 1 meeting
    ! That button is out of date.

`@` says who talks, and where: somebody of the cast, in private unless «in a group» follows. `>` is
what they write, in brackets a button they press. `<` is what the bot shows: the first line of the
answer, then others in their order, not necessarily all; «<» alone: nothing at all. Buttons are some
of those under the answer; `!` is what pops up. `#` is a remark.
"""

import re
from dataclasses import dataclass, field

PRESSED = re.compile(r"\[(.+)\]")
BUTTON = re.compile(r"\[([^\]]+)\]")


@dataclass
class Turn:
    """One thing said and what must come of it; `by`: who says it, and where."""

    by: str
    said: str
    lines: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    is_silent: bool = False

    @property
    def button(self) -> str | None:
        match = PRESSED.fullmatch(self.said)
        return None if match is None else match[1]


@dataclass
class Dialogue:
    """`title`: what it shows."""

    title: str
    turns: list[Turn] = field(default_factory=list)


def parse(text: str, first: str) -> list[Dialogue]:
    """The dialogues of a file; `first` talks where nobody is named. ValueError: a strange line."""
    return [_dialogue(part, first) for part in re.split(r"(?m)^## ", text)[1:]]


def _dialogue(part: str, by: str) -> Dialogue:
    title, *lines = part.splitlines()
    dialogue = Dialogue(title)
    for line in lines:
        mark, _, rest = line.partition(" ")
        if mark == "@":
            by = rest
        elif mark == ">":
            dialogue.turns.append(Turn(by, said(rest)))
        elif mark not in {"#", ""}:
            _expect(dialogue.turns[-1], line, mark, rest)
    return dialogue


def _expect(turn: Turn, line: str, mark: str, rest: str) -> None:
    match mark:
        case "<" if rest:
            turn.lines.append(rest)
        case "<":
            turn.is_silent = True
        case "!":
            turn.notices.append(rest)
        case _ if line.startswith("["):
            turn.buttons += BUTTON.findall(line)
        case _:
            raise ValueError(f"What is {line!r}?")


def said(words: str) -> str:
    """«а × 4096» is a letter many times; \\uXXXX is what nobody could see."""
    repeated = re.fullmatch(r"(.*?)(\S) × (\d+)", words)
    if repeated is not None:
        return repeated[1] + repeated[2] * int(repeated[3])
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), words)
