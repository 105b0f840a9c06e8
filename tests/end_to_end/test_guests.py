"""People bring a link, and say what is wrong: through the program itself, killed in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.end_to_end.program import START_SECONDS, Program
from tests.internet import Internet, answer
from tests.people import JOURNALIST, OPERATOR
from tests.telegram.server import TelegramServer
from tests.telegram.updates import private_message

pytestmark = pytest.mark.end_to_end

ARTICLE = (
    "<html><head><meta property='og:site_name' content='Вестник'></head><body><article>"
    "<p>5 марта 2024 года в Варшаве Президент Казахстана Касым-Жомарт Токаев встретился "
    "с Президентом Польши Анджеем Дудой.</p></article></body></html>"
)
READING_SECONDS = 120.0
"""The worker loads its models first."""


@pytest.fixture
async def program(server: TelegramServer, archive: Path, tmp_path: Path) -> AsyncIterator[Program]:
    program = Program(
        tmp_path,
        TELEGRAM_API_URL=server.url,
        DATABASE_URL=f"sqlite:///{archive}",
        OPERATORS=str(OPERATOR.id),
        FETCH_LOOPBACK="on",
    )
    yield program
    await program.close()


async def test_a_link_is_read_by_the_worker_and_answered(
    server: TelegramServer, program: Program
) -> None:
    async with Internet() as internet:
        content_type = "Content-Type: text/html; charset=windows-1251"
        internet.pages["/5"] = answer(ARTICLE.encode("windows-1251"), content_type)
        await program.start()
        server.say(JOURNALIST, internet.url("/5"))
        shown = await server.next_message(JOURNALIST, START_SECONDS + READING_SECONDS)
        assert shown.text.startswith(
            "📄 Вестник\nВстречи в статье: 1\n\n1. ✅ 5 марта 2024, Варшава"
        )
        assert "User-Agent: Dipcourier/" in internet.requests[0]
        server.say(JOURNALIST, "http://169.254.169.254/latest/meta-data/")
        shown = await server.next_message(JOURNALIST)
        assert shown.text == "Этот адрес ведёт во внутреннюю сеть. Такие я не открываю."
    assert await program.terminate() == 0


async def test_what_a_reader_says_is_wrong_outlives_the_program(
    server: TelegramServer, program: Program
) -> None:
    await program.start()
    server.say(JOURNALIST, "/meeting 1")
    await server.next_message(JOURNALIST, START_SECONDS)
    for label in ("Это неверно", "Когда"):
        server.press(label)
        await server.next_message(JOURNALIST)
    question = await server.next_message(JOURNALIST)
    words = private_message("24 сентября", reply_to_message=dict(question.message))
    server.push(words)
    assert (await server.next_message(JOURNALIST)).text.startswith("Спасибо")
    await program.kill()

    await program.start()
    letter = await server.next_message(OPERATOR, START_SECONDS)
    assert "24 сентября" in letter.text
    server.press("Оставить как есть", by=OPERATOR)
    verdict = await server.next_message(JOURNALIST, START_SECONDS)
    assert verdict.text.startswith("Ваше замечание № 1 проверили")
