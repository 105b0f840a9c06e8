"""Signs that a database refuses, on either engine: nothing fails, and every place stays."""

import pytest
from sqlalchemy import select, text

from storage.database import Database
from storage.models import PersonAlias
from storage.storable import storable
from tests.subscribers import NOW, a_chat, put

ODD = ("\x00", "\ud83d", "\udcff")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("Токаев 🤝 Дуда", "Токаев 🤝 Дуда"),
        ("Тока\x00ев", "Тока\u200bев"),
        ("\ud83d.\udcff", "\ufffd.\ufffd"),
        ("\x00\ud83d", "\u200b\ufffd"),
        ("\x01\u202e\ufffe", "\x01\u202e\ufffe"),
    ],
)
def test_what_is_refused_is_replaced_sign_by_sign(given: str, kept: str) -> None:
    assert storable(given) == kept


def test_a_text_that_is_all_right_is_not_even_copied() -> None:
    words = "Встреча в Астане" * 100
    assert storable(words) is words


@pytest.mark.parametrize("odd", ODD)
async def test_whatever_is_written_is_found_by_the_same_words(database: Database, odd: str) -> None:
    async with database.begin() as work:
        rows = [{"id": number, "name": f"Имя {number}{odd}"} for number in (1, 2)]
        many = text("INSERT INTO outlets (id, name) VALUES (:id, :name)")
        await work.session.execute(many, rows)
    async with database.read() as work:
        one = text("SELECT name FROM outlets WHERE name = :name")
        found = await work.session.scalar(one, {"name": f"Имя 1{odd}"})
        assert found == storable(f"Имя 1{odd}")
        aliases = select(PersonAlias).where(PersonAlias.alias.in_([odd, f"а{odd}"]))
        assert (await work.session.scalars(aliases)).all() == []


@pytest.mark.parametrize("odd", ODD)
async def test_the_title_of_a_chat_may_be_odd(database: Database, odd: str) -> None:
    chat = a_chat(title=f"Редакция {odd}")
    await put(database, chat)
    async with database.read() as work:
        known = await work.chats.find(chat.id)
    assert known is not None
    assert known.title == storable(f"Редакция {odd}")
    assert known.created_at == NOW
