"""What Telegram answers to each method; a wrong call raises RefusalError in its own words."""

import json
from collections.abc import Callable
from typing import Any

from tests.people import BOT
from tests.telegram.chats import Chats, Message, Request
from tests.telegram.members import bot_user, member
from tests.telegram.posting import ANSWERS as POSTING
from tests.telegram.refusals import RefusalError
from tests.telegram.validation import check_commands, check_inline_results, check_notice

Answer = Callable[[Chats, Request], Any]

_ADMINISTRATORS = ("creator", "administrator")
_STALE = "query is too old and response timeout expired or query ID is invalid"


def answer(chats: Chats, request: Request) -> Any:
    """The `result` of the answer. Raises RefusalError."""
    found = ANSWERS.get(request.method)
    if found is None:
        raise RefusalError(404, "Not Found: method not found")
    return found(chats, request)


def _get_me(chats: Chats, request: Request) -> Any:
    return bot_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _get_chat(chats: Chats, request: Request) -> Any:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return chats.chat(chats.admit(request.fields)) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def _get_chat_member(chats: Chats, request: Request) -> Any:
    chat_id = chats.admit(request.fields)
    user_id = request.fields["user_id"]
    return member(user_id, chats.role(chat_id, user_id))


def _get_chat_administrators(chats: Chats, request: Request) -> Any:
    chat_id = chats.admit(request.fields)
    if chats.chat(chat_id)["type"] == "private":
        raise RefusalError.bad_request("there are no administrators in the private chat")
    return [
        member(user_id, role)
        for (chat, user_id), role in chats.roles.items()
        if chat == chat_id and role in _ADMINISTRATORS and user_id != BOT.id
    ]


def _leave_chat(chats: Chats, request: Request) -> Any:
    chats.block(chats.admit(request.fields))
    return True


def _answer_callback(chats: Chats, request: Request) -> Any:
    query_id = str(request.fields.get("callback_query_id"))
    if query_id in chats.stale:
        raise RefusalError.bad_request(_STALE)
    check_notice(request.fields)
    chats.unanswered.discard(query_id)
    if text := request.fields.get("text"):
        chats.notices.append(text)
    return True


def _answer_inline(chats: Chats, request: Request) -> Any:
    if str(request.fields.get("inline_query_id")) in chats.stale:
        raise RefusalError.bad_request(_STALE)
    check_inline_results(request.fields)
    return True


def _scope(request: Request) -> tuple[str, str]:
    scope = request.fields.get("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), request.fields.get("language_code", "")


def _set_commands(chats: Chats, request: Request) -> Any:
    check_commands(request.fields)
    chats.commands[_scope(request)] = request.fields.get("commands", [])
    return True


def _get_commands(chats: Chats, request: Request) -> Any:
    return chats.commands.get(_scope(request), [])


def _delete_commands(chats: Chats, request: Request) -> Any:
    chats.commands.pop(_scope(request), None)
    return True


def _delete_message(chats: Chats, request: Request) -> Any:
    chat_id = chats.admit(request.fields)
    if chats.messages.pop((chat_id, request.fields["message_id"]), None) is None:
        raise RefusalError.bad_request("message to delete not found")
    return True


def _act(chats: Chats, request: Request) -> Any:
    """Something is done in a chat and leaves no message."""
    chats.admit(request.fields)
    return True


def _agree(chats: Chats, request: Request) -> Any:
    return True


def _set_webhook(chats: Chats, request: Request) -> Any:
    chats.webhook = request.fields.get("url", "")
    return True


def _delete_webhook(chats: Chats, request: Request) -> Any:
    chats.webhook = ""
    return True


def _get_webhook(chats: Chats, request: Request) -> Any:
    return {"url": chats.webhook, "has_custom_certificate": False, "pending_update_count": 0}


def _profile(key: str) -> tuple[Answer, Answer]:
    """What the bot is called or says of itself, by language; nobody has named it yet."""

    def give(chats: Chats, request: Request) -> Message:
        return {key: chats.profile.get((key, request.fields.get("language_code", "")), "")}

    def take(chats: Chats, request: Request) -> Any:
        chats.profile[key, request.fields.get("language_code", "")] = request.fields.get(key, "")
        return True

    return give, take


GET_NAME, SET_NAME = _profile("name")
GET_DESCRIPTION, SET_DESCRIPTION = _profile("description")
GET_SHORT, SET_SHORT = _profile("short_description")

ANSWERS: dict[str, Answer] = POSTING | {
    "getMe": _get_me,
    "getChat": _get_chat,
    "getChatMember": _get_chat_member,
    "getChatAdministrators": _get_chat_administrators,
    "leaveChat": _leave_chat,
    "answerCallbackQuery": _answer_callback,
    "answerInlineQuery": _answer_inline,
    "setMyCommands": _set_commands,
    "getMyCommands": _get_commands,
    "deleteMyCommands": _delete_commands,
    "deleteMessage": _delete_message,
    "sendChatAction": _act,
    "setMessageReaction": _act,
    "pinChatMessage": _act,
    "unpinChatMessage": _act,
    "setWebhook": _set_webhook,
    "deleteWebhook": _delete_webhook,
    "getWebhookInfo": _get_webhook,
    "getMyName": GET_NAME,
    "getMyDescription": GET_DESCRIPTION,
    "getMyShortDescription": GET_SHORT,
    "setMyName": SET_NAME,
    "setMyDescription": SET_DESCRIPTION,
    "setMyShortDescription": SET_SHORT,
    "setChatMenuButton": _agree,
}
