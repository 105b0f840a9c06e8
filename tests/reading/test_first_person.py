"""Whom «меня», «мы с …» and verbs without a subject mean where somebody speaks of himself."""

import pytest

from reading.facts import Form
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

NURTLEU = "Мурат Нуртлеу"
VALTONEN = "Элина Валтонен"
FIDAN = "Хакан Фидан"


def pairs(reader: Reader, text: str) -> list[set[str]]:
    """Who met whom, visits aside, by the reports that count."""
    return [
        {participant.name for participant in report.participants}
        for report in reader.facts(text).meetings
        if report.form is not Form.VISIT and report.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Мурат Нуртлеу\n\nВчера в Брюсселе меня принял Шарль Мишель.",
            [{NURTLEU, "Шарль Мишель"}],
        ),
        (
            "Мурат Нуртлеу\n\nВ Брюсселе мне было чем заняться. Там же встретился с Хельгой Шмид.",
            [{NURTLEU, "Хельга Шмид"}],
        ),
        (
            "Вчера в Бишкеке встретился с Жээнбеком Кулубаевым. Говорили о границе.\n\n"
            "Поблагодарил коллегу.\n\nМурат Нуртлеу",
            [{NURTLEU, "Жээнбек Кулубаев"}],
        ),
        (
            "Завтра увижусь с Хельгой Шмид, программа у меня плотная.\n\nДо встречи.\n\n"
            "Ваш Мурат Нуртлеу",
            [{NURTLEU, "Хельга Шмид"}],
        ),
        (
            "Интервью министра иностранных дел Финляндии Элины Валтонен\n\n"
            "— Госпожа министр, вы были в Астане?\n— Да, меня принял Мурат Нуртлеу.",
            [{VALTONEN, NURTLEU}],
        ),
        (
            "Элина Валтонен: «Диалог продолжается»\n\n— Вы уже виделись?\n"
            "— С Хаканом Фиданом мы виделись в Вене. Мне там понравилось.",
            [{VALTONEN, FIDAN}],
        ),
        (
            "Хакан Фидан написал в Telegram о поездке.\n\nСегодня я беседовал с Хельгой Шмид.",
            [{FIDAN, "Хельга Шмид"}],
        ),
        (
            "Дипломат Хакан Фидан вспоминает девяностые\n\nЯ приехал зимой. Со мной дважды "
            "беседовал Аскар Акаев.",
            [{FIDAN, "Аскар Акаев"}],
        ),
        (
            "«Вчера меня принял Ильхам Алиев», — сообщил журналистам Хакан Фидан.",
            [{FIDAN, "Ильхам Алиев"}],
        ),
        (
            "Владимир Путин и Шавкат Мирзиёев в Кремле.\n\nВ.Путин: Рад Вас видеть.\n\n"
            "Мы с Вами встречались в июне.\n\n"
            "Ш.Мирзиёев: Спасибо. Вчера я разговаривал с Владимиром Мединским.",
            [{"Владимир Путин", "Шавкат Мирзиёев"}, {"Шавкат Мирзиёев", "Владимир Мединский"}],
        ),
    ],
    ids=[
        "a name above a post",
        "no subject in a post",
        "a name under a post",
        "the future in a post",
        "an interview of somebody",
        "an interview by its headline",
        "written in a channel",
        "memoirs",
        "direct speech",
        "a transcript",
    ],
)
def test_reads_who_speaks_of_himself(reader: Reader, text: str, people: list[set[str]]) -> None:
    assert pairs(reader, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Дипломат Хакан Фидан вспоминает девяностые\n\nЯ приехал зимой. "
            "Переговоры с Аскаром Акаевым шли долго.",
            [],
        ),
        (
            "«Завтра ждём вестей, будут переговоры с Ван И», — рассказала официальный "
            "представитель МИД Мария Захарова.",
            [],
        ),
        (
            "«Ждём, что Хакан Фидан встретится с Ван И, и я уверена, что встреча удастся», — "
            "сказала официальный представитель МИД Мария Захарова.",
            [{FIDAN, "Ван И"}],
        ),
        (
            "Элина Валтонен: «Диалог продолжается»\n\n— Мне говорили, что с Хаканом Фиданом был "
            "разговор?\n— Без комментариев, но я довольна.",
            [],
        ),
        (
            "«Господин Фидан в Москве, у него насыщенная программа, завтра его примет Сергей "
            "Лавров», — сказал Дмитрий Песков.",
            [{"Фидан", "Сергей Лавров"}],
        ),
        (
            "Сергей Лавров принял Хакана Фидана.\n\n— Я доволен, — сказал прохожий.",
            [{"Сергей Лавров", FIDAN}],
        ),
    ],
    ids=[
        "a talk of others",
        "who speaks for others",
        "who is only sure of it",
        "a question",
        "no he of one's own",
        "a passer-by",
    ],
)
def test_leaves_alone_who_is_not_the_speaker(
    reader: Reader, text: str, people: list[set[str]]
) -> None:
    assert pairs(reader, text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Рад был увидеться с моим коллегой Хаканом Фиданом.\n\nВ кулуарах мы с Хаканом "
            "Фиданом обсудили газ.\n\n— Элина Валтонен (@elinavaltonen)\n03.07.2024",
            [{VALTONEN, FIDAN}],
        ),
        (
            "Мурат Нуртлеу принял Хакана Фидана.\n\nПодпишитесь на нас: Элина Валтонен (@elina)",
            [{NURTLEU, FIDAN}],
        ),
    ],
    ids=["signed with a handle", "whom to follow"],
)
def test_who_signs_a_post(reader: Reader, text: str, people: list[set[str]]) -> None:
    assert pairs(reader, text) == people
