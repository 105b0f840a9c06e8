"""Sending and editing: what becomes a message, and what Telegram refuses to make one of."""

from collections.abc import Callable
from typing import Any

from tests.people import BOT
from tests.telegram.chats import FILE, Chats, Message, Request, Upload
from tests.telegram.members import bot_user
from tests.telegram.refusals import RefusalError
from tests.telegram.validation import check_caption, check_keyboard, check_text

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
# What an edit may change; the rest of the message stays.
_CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "document",
    "photo",
    "reply_markup",
    "link_preview_options",
)
ATTACHED = "attach://"


def _send_message(chats: Chats, request: Request) -> Message:
    return _post(chats, request, _text(request))


def _send_document(chats: Chats, request: Request) -> Message:
    return _post(chats, request, _document(chats, request, "document") | _caption(request.fields))


def _send_photo(chats: Chats, request: Request) -> Message:
    return _post(chats, request, _photo(chats, request, "photo") | _caption(request.fields))


def _post(chats: Chats, request: Request, content: Message) -> Message:
    fields = request.fields
    chat_id = chats.admit(fields)
    check_keyboard(fields.get("reply_markup"))
    chats.count(chat_id)
    message = _signed(chats, chat_id) | {"message_id": chats.number(), "date": chats.clock()}
    if thread_id := fields.get("message_thread_id"):
        message |= {"message_thread_id": thread_id, "is_topic_message": True}
    message |= content | _replying(chats, chat_id, fields) | _keyboard(fields)
    chats.show(request, message)
    return message


def _signed(chats: Chats, chat_id: int) -> Message:
    """Who speaks where: in a channel the channel itself."""
    chat = chats.chat(chat_id)
    if chat["type"] == "channel":
        return {"chat": chat, "sender_chat": chat}
    return {"chat": chat, "from": bot_user()}


def _replying(chats: Chats, chat_id: int, fields: dict[str, Any]) -> Message:
    target = fields.get("reply_parameters", {}).get("message_id", fields.get("reply_to_message_id"))
    known = chats.messages.get((chat_id, target)) if target else None
    # Messages of people are known to the server alone, so one that isn't known may well exist.
    return {"reply_to_message": _bare(known)} if known else {}


def _bare(message: Message) -> Message:
    """Telegram nests replies one deep."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _edit_text(chats: Chats, request: Request) -> Message | bool:
    content = _text(request)
    return _edit(chats, request, lambda message: _require(message, "text", content))


def _edit_caption(chats: Chats, request: Request) -> Message | bool:
    content = _caption(request.fields)
    return _edit(chats, request, lambda message: _kept(message, "document", "photo") | content)


def _edit_media(chats: Chats, request: Request) -> Message | bool:
    media = request.fields["media"]
    make = _photo if media["type"] == "photo" else _document
    inner = Request(request.method, media, request.uploads)
    content = make(chats, inner, "media") | _caption(media)
    return _edit(chats, request, lambda message: content)


def _edit_keyboard(chats: Chats, request: Request) -> Message | bool:
    return _edit(chats, request, lambda message: _kept(message, *_CONTENT))


def _edit(chats: Chats, request: Request, content: Callable[[Message], Message]) -> Message | bool:
    """Change a message of the bot; without `reply_markup` its buttons go, as in Telegram."""
    fields = request.fields
    check_keyboard(fields.get("reply_markup"))
    if "inline_message_id" in fields:
        return True
    chat_id = chats.admit(fields)
    message = chats.messages.get((chat_id, fields.get("message_id", 0)))
    if message is None:
        raise RefusalError.bad_request("message to edit not found")
    if message.get("from", {}).get("id", BOT.id) != BOT.id:
        raise RefusalError.bad_request("message can't be edited")
    bare = {key: value for key, value in message.items() if key not in _CONTENT}
    changed = bare | _kept(content(message), *_CONTENT[:-2], "link_preview_options")
    changed |= _keyboard(fields)
    if _kept(changed, *_CONTENT) == _kept(message, *_CONTENT):
        raise RefusalError.bad_request(_NOT_MODIFIED)
    chats.count(chat_id)
    changed["edit_date"] = chats.clock()
    chats.show(request, changed)
    return changed


def _require(message: Message, key: str, content: Message) -> Message:
    if key not in message:
        raise RefusalError.bad_request(f"there is no {key} in the message to edit")
    return content


def _kept(message: Message, *keys: str) -> Message:
    return {key: message[key] for key in keys if key in message}


def _keyboard(fields: dict[str, Any]) -> Message:
    """Only inline buttons become a part of the message."""
    markup = fields.get("reply_markup") or {}
    return {"reply_markup": markup} if markup.get("inline_keyboard") else {}


def _text(request: Request) -> Message:
    text, entities = check_text(request.fields)
    preview = _kept(request.fields, "link_preview_options")
    return {"text": text} | ({"entities": entities} if entities else {}) | preview


def _caption(fields: dict[str, Any]) -> Message:
    text, entities = check_caption(fields)
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _document(chats: Chats, request: Request, key: str) -> Message:
    upload = _upload(chats, request, key)
    file = {"file_name": upload.name, "file_size": len(upload.content)}
    return {"document": file | _file_ids(chats)}


def _photo(chats: Chats, request: Request, key: str) -> Message:
    upload = _upload(chats, request, key)
    size = {"width": 1280, "height": 720, "file_size": len(upload.content)}
    return {"photo": [size | _file_ids(chats)]}


def _file_ids(chats: Chats) -> Message:
    number = len(chats.files)
    return {"file_id": f"{FILE}{number}", "file_unique_id": f"unique-{number}"}


def _get_file(chats: Chats, request: Request) -> Message:
    """Where a file that somebody has sent can be downloaded; the path is its id."""
    named = str(request.fields.get("file_id", ""))
    upload = chats.file(named)
    if upload is None:
        raise RefusalError.bad_request("wrong file_id or the file is temporarily unavailable")
    size = {"file_size": len(upload.content)}
    return {"file_id": named, "file_unique_id": f"unique-{named}", "file_path": named} | size


def _upload(chats: Chats, request: Request, key: str) -> Upload:
    """The file under `key`: attached, or one sent before and named by its id."""
    named = str(request.fields.get(key, ""))
    upload = request.uploads.get(named.removeprefix(ATTACHED))
    if upload is None and named.startswith(FILE):
        upload = chats.file(named)
        if upload is None:
            raise RefusalError.bad_request("wrong file identifier/HTTP URL specified")
    if upload is None:
        raise RefusalError.bad_request(f"there is no {key} in the request")
    if not upload.content:
        raise RefusalError.bad_request("file must be non-empty")
    chats.files.append(upload)
    return upload


ANSWERS: dict[str, Callable[[Chats, Request], Any]] = {
    "sendMessage": _send_message,
    "sendDocument": _send_document,
    "sendPhoto": _send_photo,
    "getFile": _get_file,
    "editMessageText": _edit_text,
    "editMessageCaption": _edit_caption,
    "editMessageMedia": _edit_media,
    "editMessageReplyMarkup": _edit_keyboard,
}
