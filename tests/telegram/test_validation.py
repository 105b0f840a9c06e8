from collections.abc import Callable
from typing import Any

import pytest

from tests.telegram.refusals import RefusalError
from tests.telegram.validation import (
    check_caption,
    check_commands,
    check_inline_results,
    check_keyboard,
    check_notice,
    check_text,
)

Check = Callable[[dict[str, Any]], Any]


def buttons(*rows: int, **button: Any) -> dict[str, Any]:
    """An inline keyboard with so many buttons a row."""
    one = {"text": "да", "callback_data": "d"} | button
    return {"inline_keyboard": [[one] * count for count in rows]}


def results(count: int, **result: Any) -> dict[str, Any]:
    return {"results": [{"id": str(number)} | result for number in range(count)]}


def said(text: str) -> dict[str, Any]:
    return {"input_message_content": {"message_text": text, "parse_mode": "HTML"}}


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        (check_text, {"text": "а" * 4096}),
        (check_text, {"text": f"<b>{'а' * 4096}</b>", "parse_mode": "HTML"}),
        (check_text, {"text": "&lt;" * 4096, "parse_mode": "html"}),
        (check_text, {"text": "1 < 2"}),
        (check_caption, {}),
        (check_caption, {"caption": "а" * 1024}),
        (check_keyboard, buttons(*[8] * 12)),
        (check_keyboard, buttons(1, callback_data="я" * 32)),
        (check_keyboard, {"inline_keyboard": [[{"text": "да", "url": "https://e.org"}]]}),
        (check_keyboard, {"keyboard": [[{"text": "да"}]]}),
        (check_keyboard, {"remove_keyboard": True}),
        (check_notice, {"text": "а" * 200}),
        (check_notice, {}),
        (check_inline_results, results(50, **said("<b>а</b>"))),
        (check_commands, {"commands": [{"command": "who_2", "description": "кто"}]}),
    ],
    ids=[
        "4096 characters",
        "tags don't count",
        "references count as one",
        "no parse mode, no tags",
        "no caption",
        "1024 of a caption",
        "96 buttons",
        "64 bytes of data",
        "a link",
        "a reply keyboard",
        "no keyboard any more",
        "200 of a notice",
        "a silent answer",
        "50 results",
        "a command",
    ],
)
def test_what_is_within_the_limits_is_accepted(check: Check, fields: dict[str, Any]) -> None:
    check(fields)


@pytest.mark.parametrize(
    ("check", "fields", "reason"),
    [
        (check_text, {}, "message text is empty"),
        (check_text, {"text": " \n"}, "message text is empty"),
        (check_text, {"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        (check_text, {"text": "а" * 4097}, "message is too long"),
        (check_text, {"text": "😀" * 2049}, "message is too long"),
        (check_text, {"text": "<b>а</b>" * 9000, "parse_mode": "HTML"}, "text is too long"),
        (check_text, {"text": "\ud800"}, "strings must be encoded in UTF-8"),
        (check_text, {"text": "*а*", "parse_mode": "Markdown"}, "unsupported parse_mode"),
        (check_caption, {"caption": "а" * 1025}, "message caption is too long"),
        (check_keyboard, buttons(9), "REPLY_MARKUP_TOO_LONG"),
        (check_keyboard, buttons(*[8] * 13), "REPLY_MARKUP_TOO_LONG"),
        (check_keyboard, buttons(1, callback_data=""), "BUTTON_DATA_INVALID"),
        (check_keyboard, buttons(1, callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (check_keyboard, buttons(1, url="https://e.org"), "BUTTON_TYPE_INVALID"),
        (
            check_keyboard,
            {"inline_keyboard": [[{"text": "да"}]]},
            "Text buttons are unallowed in the inline keyboard",
        ),
        (
            check_keyboard,
            {"inline_keyboard": [[{"text": "да", "url": "javascript:1"}]]},
            "inline keyboard button URL 'javascript:1' is invalid: Wrong HTTP URL",
        ),
        (
            check_keyboard,
            buttons(1, text=" "),
            "can't parse inline keyboard button: Button text is empty",
        ),
        (check_notice, {"text": "а" * 201}, "MESSAGE_TOO_LONG"),
        (check_inline_results, results(51), "RESULTS_TOO_MUCH"),
        (check_inline_results, results(2, id="1"), "RESULT_ID_DUPLICATE"),
        (check_inline_results, results(1, id="я" * 33), "RESULT_ID_INVALID"),
        (check_inline_results, results(0) | {"next_offset": "я" * 33}, "NEXT_OFFSET_INVALID"),
        (check_inline_results, results(1, **said("")), "message text is empty"),
        (
            check_commands,
            {"commands": [{"command": "кто", "description": "кто"}]},
            "BOT_COMMAND_INVALID",
        ),
        (
            check_commands,
            {"commands": [{"command": "who", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
    ],
    ids=[
        "no text",
        "blank",
        "blank after parsing",
        "4097 characters",
        "4098 units of emoji",
        "over 32 KiB as written",
        "half a character",
        "a parse mode that isn't ours",
        "1025 of a caption",
        "9 in a row",
        "104 buttons",
        "no data",
        "66 bytes of data",
        "two actions",
        "no action",
        "an address no browser opens",
        "a button without a label",
        "201 of a notice",
        "51 results",
        "two results of one id",
        "a long result id",
        "a long offset",
        "a result that says nothing",
        "a Cyrillic command",
        "an undescribed command",
    ],
)
def test_what_is_over_the_limits_is_refused(
    check: Check, fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(RefusalError) as raised:
        check(fields)
    assert raised.value.description == f"Bad Request: {reason}"
    assert raised.value.error_code == 400
