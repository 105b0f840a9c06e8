"""Members of a chat with every field aiogram asks for."""

from typing import Any

from tests.people import BOT, CAST

_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
_MORE: dict[str, dict[str, Any]] = {
    "creator": {"is_anonymous": False},
    "administrator": dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True},
    "member": {},
    "restricted": dict.fromkeys(_PERMISSIONS, False) | {"is_member": True, "until_date": 0},
    "left": {},
    "kicked": {"until_date": 0},
}
ROLES = tuple(_MORE)


def bot_user() -> dict[str, Any]:
    """The bot as others see it."""
    return {"id": BOT.id, "is_bot": True, "first_name": BOT.first_name, "username": BOT.username}


def user(user_id: int) -> dict[str, Any]:
    """Somebody of the cast, the bot, or a passer-by."""
    if user_id == BOT.id:
        return bot_user()
    if user_id in CAST:
        return CAST[user_id].user
    return {"id": user_id, "is_bot": False, "first_name": f"Passer-by {user_id}"}


def member(user_id: int, role: str) -> dict[str, Any]:
    """`role` is one of ROLES."""
    return {"status": role, "user": user(user_id)} | _MORE[role]
