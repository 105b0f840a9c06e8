"""The name under a post: «Андрей Ермак», «Ваш Б. Саидов, МИД Узбекистана»."""

import re
from collections.abc import Sequence

from reading.facts import Span

NAME = r"(?:(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+){1,2})"
SIGNED = re.compile(
    rf"(?:(?:искренне\s+)?ваша?|с уважением)?[\s,—–-]*(?-i:{NAME})\W*(?:\(@\w+\)\W*)?(?:,.*)?",
    re.IGNORECASE,
)
# «Беседовала …», «Записал …», «Фото: …»: who helped, not whose words they are.
HELPED = re.compile(
    r"\W*(?:\w*бесед|запис|интервью|подготов|фото|текст|перев[её]л|перевод|редак)", re.IGNORECASE
)
LONGEST = 80
"""Characters of such a line."""

QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"|“[^”]*”")
ME = re.compile(r"\b(?:я|меня|мне|мной|мною|мы с|мо(?:й|я|его|ей|ему|им|ю))\b", re.IGNORECASE)
# «Провёл телефонный разговор …», «Вчера в Бишкеке встретился …»: nobody is named before the verb.
WHEN = (
    r"(?:а|и|сегодня|вчера|накануне|позавчера|завтра|утром|дн[её]м|вечером|недавно|только что|уже)"
)
WHERE = r"(?:в|во|на|из) [А-ЯЁ][а-яё-]+"
UNNAMED = re.compile(
    rf"\W*(?:(?:{WHEN}|{WHERE})\W+){{0,4}}[А-ЯЁа-яё]+(?:л|ла|лся|лась|усь|юсь)\s", re.IGNORECASE
)


def find_signature(text: str, page: Sequence[Span], kept: Sequence[Span]) -> Span | None:
    """The line after the last of the `kept` ones, if it signs a text in the first person."""
    if not kept or not _is_own([line.of(text) for line in kept]):
        return None
    after = next((line for line in page if line.start >= kept[-1].stop), None)
    return after if after is not None and _signs(after.of(text)) else None


def _signs(line: str) -> bool:
    return len(line) <= LONGEST and bool(SIGNED.fullmatch(line)) and not HELPED.match(line)


def _is_own(lines: Sequence[str]) -> bool:
    says_i = any(ME.search(QUOTED.sub("", line)) for line in lines)
    return says_i or bool(UNNAMED.match(lines[0]))
