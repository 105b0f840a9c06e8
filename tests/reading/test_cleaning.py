"""What of a page is the article. Lines are taken from the layouts of real outlets."""

from pathlib import Path

import pytest

from bot.knowledge import lexicon
from reading.cleaning import Cleaned, clean, parse_noise

NOISE = parse_noise(lexicon("noise.toml"))
SEEDS = Path(__file__).parents[2] / "seeds"
HEADLINE = "Президенты провели переговоры в Астане"
FIRST = (
    "Президент Казахстана Касым-Жомарт Токаев провел переговоры с президентом Узбекистана "
    "Шавкатом Мирзиёевым, сообщает Акорда."
)
SECOND = (
    "Стороны обсудили торговлю и транспорт. Кроме того, главы государств договорились о новой "
    "встрече в Ташкенте."
)


def read(*lines: str) -> tuple[list[str], Cleaned]:
    text = "\n".join(lines)
    cleaned = clean(text, NOISE)
    return [span.of(text) for span in cleaned.lines], cleaned


@pytest.mark.parametrize(
    "line",
    [
        "Опубликовано:",
        "Опубликовано: 13 августа 2025, 19:12",
        "Фото: akorda.kz",
        "ФОТО: пресс-служба",
        "[Фото: Токаев и Путин в Сочи, 2022 год]",
        "Касым-Жомарт Токаев. Фото: akorda.kz",
        "© Sputnik / Фото из открытых источников",
        "Photo credit: Akorda",
        "By Staff Report in Nation on 9 August 2024",
        "Подписаться",
        "Подписывайтесь на Telegram-канал Central Asia Cronos и первыми получайте информацию!",
        "🔥 Подписывайся на наш Telegram-канал!",
        "Эксклюзивный контент и новости только для вас! Подпишитесь на Telegram!",
        "Хотите получать главные новости на свой телефон? Подпишитесь на рассылку",
        "Больше новостей – в нашем Telegram-канале",
        "Есть новость? Пишите нам: +7 700 000 00 00",
        "Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь с нами, вы соглашаетесь.",
        "Поделиться: Facebook  X  Telegram  WhatsApp",
        "Оригинал статьи: https://www.nur.kz/politics/universe/2128212/",
        "Exit mobile version",
        "Читайте также: Погода на неделю",
        "Теги: Внешняя политика, Казахстан и Китай",
        "#саммит #ОТГ #Бишкек",
        "Просмотров: 1 204",
        "❤ 204  🔥 31  👍 12",
        "Главная / События / Переговоры",
        "☰ Меню  Новости  Власть  Экономика  Спорт",
        "Нашли ошибку? Выделите и нажмите Ctrl+Enter",
        "Перепечатка только со ссылкой на источник",
        "Бөлісу: Facebook  X  Telegram",
        "Жаңалықтарға жазылыңыз!",
        "Оқылды: 452",
        "Осы сайт cookie файлдарын пайдаланады. Түсінікті",
        "Share this page: LinkedIn | Email | Print",
        "Subscribe to our newsletter.",
        "Related: Japarov and Xi toast in Beijing",
    ],
)
def test_drops_a_line_of_noise(line: str) -> None:
    kept, cleaned = read(HEADLINE, FIRST, line, SECOND)
    assert kept == [HEADLINE, FIRST, SECOND]
    assert len(cleaned.noise) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Реклама алкоголя будет запрещена, заявил министр.",
        "Фотография была взята с официального сайта президента.",
        "Видеоконференция прошла в пятницу.",
        "Источник в МИД подтвердил встречу.",
        "Автор проекта резолюции — Казахстан.",
        "Подпись президента стоит под указом.",
        "Подписание соглашения состоится в мае.",
        "Комментарии Кремля последовали в тот же день.",
        "Популярное направление туристов — Турция.",
        "Главное сегодня — сохранить мир, заявил президент.",
        "Самые важные вопросы обсудили в узком составе.",
        "По теме Афганистана министры поговорят отдельно.",
        "Встреча началась в 15:40 по местному времени.",
        "26 апреля Токаев вылетел в Ташкент.",
        "— Мы довольны итогами, — сказал Мирзиёев.",
        "По словам министра, ссылка на договор есть в коммюнике.",
        "By Monday both sides had agreed.",
        "Published reports say the talks took two hours.",
        "Listen to the people, the president said.",
        "Президент кеше Парижге барды.",
    ],
)
def test_keeps_a_sentence_that_begins_like_noise(line: str) -> None:
    assert read(HEADLINE, FIRST, line, SECOND)[0] == [HEADLINE, FIRST, line, SECOND]


@pytest.mark.parametrize(
    "rest",
    [
        ("Читайте также:", "— Лавров встретился с Ван И: о чем шел разговор", "— Погода на неделю"),
        ("Другие новости раздела", "09.07.2025 [20:11] Али Асадов встретился с послом Пакистана"),
        (
            "-",
            "1🎉 Как провести выходные в Астане",
            "- 5588",
            "- 1",
            "- 6",
            "-",
            "2 Обзор",
            "- 2510",
        ),
        ("Фидан вылетел в Баку", "Шольц отказался от поездки"),
        (
            "——————————",
            "Бердымухамедов поедет в Тегеран",
            "14:58",
            FIRST.replace("провел", "ведёт"),
        ),
        ("Комментарии (3)", "Guest: вот бы Путин с Трампом встретились.", SECOND.upper()),
        ("Тағы оқыңыз:", "Мамин Дубайда шейх Мұхаммедпен кездесті"),
        ("MORE FROM THIS SECTION", "Netanyahu meets Harris, calls talks frank"),
    ],
    ids=["read also", "other news", "counters", "tail", "next article", "comments", "kk", "en"],
)
def test_ends_where_other_articles_begin(rest: tuple[str, ...]) -> None:
    assert read(HEADLINE, FIRST, SECOND, *rest)[0] == [HEADLINE, FIRST, SECOND]


def test_goes_on_after_a_list_of_headlines_before_the_text() -> None:
    sidebar = ("Самое читаемое за сутки", "1. Путин говорил с Си Цзиньпином", "2. Гороскоп")
    assert read(HEADLINE, *sidebar, FIRST, SECOND)[0] == [HEADLINE, FIRST, SECOND]


def test_goes_on_after_a_list_of_headlines_inside_the_text() -> None:
    third = "Премьер-министры тем временем встретились в Ташкенте и подписали шесть соглашений."
    inside = ("Читайте также:", "Погода на неделю: в Астану идут морозы")
    assert read(HEADLINE, FIRST, *inside, SECOND, third)[0] == [HEADLINE, FIRST, SECOND, third]


@pytest.mark.parametrize(
    ("front", "headline"),
    [
        ((HEADLINE,), HEADLINE),
        (("Cronos Asia", "", HEADLINE, "", HEADLINE, "Фото: akorda.kz"), HEADLINE),
        (("Главная / События / Переговоры", "8 августа 2024 года", HEADLINE), HEADLINE),
        (("UN News  Global perspective Human stories", HEADLINE), HEADLINE),
        (("13:47, 06 ноября 2024, Бишкек – 24.kg, Айгерим ОСМОНОВА", HEADLINE), HEADLINE),
        ((), None),
    ],
    ids=["first", "repeated", "breadcrumbs", "masthead", "date line", "none"],
)
def test_finds_the_headline(front: tuple[str, ...], headline: str | None) -> None:
    lines = [*front, FIRST, SECOND]
    assert read(*lines)[1].headline_of("\n".join(lines)) == headline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("8 августа 2024 года", "8 августа 2024"),
        ("9 августа 2024, 11:20   Политика   Просмотры: 14 208", "9 августа 2024"),
        ("Tengrinews.kz • 06 ноября 2024, 14:05 • 31 комментарий", "06 ноября 2024"),
        ("Опубликовано 10/07/2025 - 20:14 GMT+2", "10/07/2025"),
        ("10.07.2025 [16:45]", "10.07.2025"),
        ("date 2025-06-13 РУ", "2025-06-13"),
        ("Пятница, 7 марта 2025, 19:02  ВИА", "7 марта 2025"),
        ("2024 жылғы 8 тамыз", "2024 жылғы 8 тамыз"),
        (f"АСТАНА, 16 апреля 2025 г. – {FIRST}", "16 апреля 2025"),
    ],
)
def test_finds_the_day_of_the_page(line: str, day: str) -> None:
    lines = [HEADLINE, line, SECOND]
    dateline = read(*lines)[1].dateline
    assert dateline
    assert dateline.of("\n".join(lines)) == day


@pytest.mark.parametrize(
    "line",
    [
        "Вчера, 20:35",
        "24 ФЕВ, 15:32 Обновлено 15:58",
        "Заявление МИД от 5 мая 2024 года",
        "В Москве отметили 9 мая 2024 года парадом",
        "СОР26 пройдёт 1 ноября 2021 года",
    ],
    ids=["relative", "no year", "a document's", "an event's", "a forum's"],
)
def test_takes_no_other_date_for_the_day_of_the_page(line: str) -> None:
    assert read(HEADLINE, line, FIRST, SECOND)[1].dateline is None


def test_offsets_are_those_of_the_original() -> None:
    text = f"\n  {HEADLINE} \n\n\t{FIRST}\r\n{SECOND}"
    cleaned = clean(text, NOISE)
    assert [span.of(text) for span in cleaned.lines] == [HEADLINE, FIRST, SECOND]


@pytest.mark.parametrize("text", ["", "\n \n", "Встреча."], ids=["empty", "blank", "one word"])
def test_a_page_without_an_article_has_no_headline(text: str) -> None:
    assert clean(text, NOISE).headline is None


@pytest.mark.parametrize(
    ("seed", "headline", "last"),
    [
        ("000", "Генсек ООН назвал Казахстан", "взаимодействия Казахстана и ООН."),
        ("001", "Касым-Жомарт Токаев провел встречу", "представляющих взаимный интерес."),
        ("002", None, "по ряду актуальных вопросов мировой политики."),
        ("003", None, "региональной и глобальной повестки дня."),
        ("004", "Президент анонсировал визиты", "Объединенных Наций», – заключил Президент."),
    ],
)
def test_cleans_the_seeds(seed: str, headline: str | None, last: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    cleaned = clean(text, NOISE)
    assert (cleaned.headline_of(text) or "").startswith(headline or "")
    assert (cleaned.headline is None) == (headline is None)
    assert cleaned.lines[-1].of(text).endswith(last)
