"""The check of what is sent notices each of the slips that Telegram would punish."""

import pytest
from aiogram.methods import AnswerCallbackQuery, SendMessage, SendPhoto
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from tests.telegram.conformity import Reader, wrong_call

FINE = (
    '<b>A</b> &amp; <a href="https://example.org/?a=1&amp;b">B</a>'
    "<blockquote expandable><i>«C»</i></blockquote><pre><code class='language-py'>d</code></pre>"
)


@pytest.mark.parametrize(
    ("source", "slip"),
    [
        ("<b>A", "never closed"),
        ("<b><i>A</b></i>", "closes something else"),
        ("</b>", "closes something else"),
        ("<h1>A</h1>", "no tag <h1>"),
        ("<br>", "no tag <br>"),
        ('<b style="x">A</b>', "has no ['style']"),
        ('<a href="javascript:x">A</a>', "a link to"),
        ('<a href="https://a b">A</a>', "a link to"),
        ("<a>A</a>", "a link to ''"),
        ("<b><code>A</code></b>", "<code> stands in"),
        ("<code><b>A</b></code>", "<b> stands in"),
        ("<blockquote><blockquote>A</blockquote></blockquote>", "stands in another"),
        ("A &nbsp; B", "&nbsp; is not decoded"),
        ("<!-- A -->", "a comment"),
        ("1 < 2", "a bare <"),
    ],
)
def test_markup_against_the_rules_is_noticed(source: str, slip: str) -> None:
    assert any(slip in one for one in Reader(source).wrong), Reader(source).wrong


def test_markup_by_the_rules_is_not() -> None:
    assert Reader(FINE).wrong == []
    assert Reader(FINE).entities == 6
    assert wrong_call(SendMessage(chat_id=1, text=FINE)) == []


@pytest.mark.parametrize(
    "call",
    [
        SendMessage(chat_id=1, text="🙂" * 2049),
        SendMessage(chat_id=1, text="<b> </b>"),
        SendMessage(chat_id=1, text="<b>а</b>" * 101),
        SendMessage(chat_id=1, text="\x07"),
        SendPhoto(chat_id=1, photo="1", caption="а" * 1025),
        AnswerCallbackQuery(callback_query_id="1", text="а" * 201),
    ],
    ids=["units", "empty", "entities", "control signs", "caption", "notice"],
)
def test_what_is_too_much_is_noticed(
    call: SendMessage | SendPhoto | AnswerCallbackQuery,
) -> None:
    assert len(wrong_call(call)) == 1


@pytest.mark.parametrize(
    "button",
    [
        InlineKeyboardButton(text="A", callback_data="я" * 33),
        InlineKeyboardButton(text=" ", callback_data="a"),
        InlineKeyboardButton(text="A"),
        InlineKeyboardButton(text="A", callback_data="a", url="https://example.org"),
        InlineKeyboardButton(text="A", url="ftp://example.org"),
    ],
    ids=["data", "no name", "no action", "two actions", "address"],
)
def test_strange_buttons_are_noticed(button: InlineKeyboardButton) -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
    assert len(wrong_call(SendMessage(chat_id=1, text="A", reply_markup=keyboard))) == 1
