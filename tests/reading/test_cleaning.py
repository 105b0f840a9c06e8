"""What of a page is the article. Lines are taken from the layouts of real outlets."""

import time
from pathlib import Path

import pytest

from bot.knowledge import lexicon
from reading.text.cleaning import Cleaned, clean, parse_noise
from reading.text.letters import plain

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
        "Игорь Петров/РИА Новости",
        "Рустам Алимов Олег Панин/РИА «Новости»",
        "Алимов и Панин в Вене Алимов и Панин в Вене Фото: panin.uz/ Ян Ким/ ТАСС",
        "Изображение: Олег Панин © ИА Север",
        "UN Photo/Mark Garten",
        "Эмомали Рахмон и Шавкат Мирзиёев. Фото с сайта president.tj",
        "Associated Press writer Geir Moulson contributed to this report.",
        "♦ Receive daily updates directly in your inbox - Subscribe here to a topic.",
        "Skip to main content",
        "Ministry of Foreign Affairs of the Republic of Kazakhstan",
        "Қазақстан Республикасының Сыртқы істер министрлігі",
        "Соңғы жаңарту 15 қазан 2026 ж.",
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
        "Токаев и Мирзиёев в Астане Фото: akorda.kz",
        "Обложка © ТАСС / Сергей Бобылев / POOL",
        "📸 Пресс-служба Акорды",
        "Укр Рус",
        "ru | en | kz",
        "Президент Токаев в Сочи. REUTERS/Pavel Mikheyev",
        "![](https://example.org/photo.jpg)",
        "Текст: Алексей Дегтярев",
        "Редактор: Анна Смирнова",
        "По материалам ТАСС",
        "Ссылка на материал: https://example.org/news/1",
        "https://example.org/news/1",
        "Читайте нас в Дзен",
        "Следите за нашими новостями в Telegram и Facebook.",
        "Получайте информацию первыми! Подпишитесь на наши новости!",
        "Если вы нашли ошибку, выделите фрагмент текста и нажмите Ctrl+Enter",
        "Обнаружив ошибку в тексте, выделите ее и нажмите Ctrl+Enter",
        "Читать далее →",
        "Подробнее",
        "Предыдущая новость Путин говорил с Си Цзиньпином",
        "3 комментария",
        "1 204 просмотра",
        "2 мин чтения",
        "Реклама. ООО «Ромашка», 18+",
        "USD 447,35  EUR 489,10  RUB 5,12",
        "Доллар 447.35 ▲ Евро 489.1 ▼",
        "Астана: +25°C, ветер 3 м/с",
        "Reporting by Olzhas Auyezov; Editing by Alison Williams",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Unsubscribe | View in browser",
        "Новость по темеТрамп прервал встречу ради звонка Путину",
        "Читайте также: «Лавров встретился с Ван И»",
        "Владимир Путин Джо Байден США Россия Владимир Путин Джо Байден США Россия",
        "202Вчера, 10:36Затягивание переговоров о границе",
        "Владимир Путин Джо Байден США Россия политика Владимир Путин Джо Байден США Россия",
        "Telegram WhatsApp Facebook Копировать",
        "Подписаться на @tengrinews",
        "Использование материалов разрешено только с письменного разрешения редакции",
        "* Деятельность компании Meta запрещена на территории РФ",
        "Жаңалықтармен бөлісіңіз",
        "Қаралды: 1 207",
        "1204 рет көрсетілді",
        "Было интересно? Перешлите другу. Прошлые выпуски: «Как Дуда и Шмид говорили о газе».",
        "Понравился выпуск? Поделитесь с коллегами!",
        "Предыдущие выпуски: «Фицо и Схоф: последняя встреча»",
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
        "О проекте договора стороны поговорят в мае.",
        "О нас говорят во всём мире, заметил президент.",
        "Тема встречи — торговля.",
        "Темы переговоров не раскрываются.",
        "Раздел сфер влияния мы не обсуждали, сказал министр.",
        "Главное: стороны договорились о перемирии.",
        "Текст заявления опубликуют в понедельник.",
        "Редактор газеты встретился с послом.",
        "Погода хорошая, самолёт сел вовремя.",
        "5+1 — так называют этот формат.",
        "Подробнее о визите расскажет пресс-секретарь в пятницу.",
        "Больше половины документов подписано.",
        "Рекомендации экспертов учтут, пообещал министр.",
        "Читайте договор внимательно, посоветовал посол.",
        "🔹 Говорили о железной дороге и поставках лекарств.",
        "👉 Токаев встретится с Мирзиёевым в пятницу.",
        "Владимир Путин принял Владимира Мединского.",
        "25 градусов мороза не помешали церемонии.",
        "Было интересно наблюдать, как министры обмениваются шутками.",
        "Прошлые темы переговоров к обсуждению не предложили.",
        "Предыдущие выпуски академии приезжали поздравить президента.",
        "Понравилось ли послу в Астане, он не сказал.",
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
        ("Комментарии", "Guest: вот бы Путин с Трампом встретились.", SECOND.upper()),
        ("Сетевое издание «Время»", "Лавров провёл переговоры с Ван И.", SECOND.upper()),
        ("© 2015 - 2026 Газета", "Лавров провёл переговоры с Ван И в Москве.", SECOND.upper()),
        (
            "Лавров провёл переговоры с Ван И",
            "14 августа 2025, 10:20",
            FIRST.replace("провел", "ведёт"),
        ),
        (
            "14 августа 2025, 10:20",
            "Лавров провёл переговоры с Ван И",
            FIRST.replace("провел", "ведёт"),
        ),
        ("Тема дня", "Путин говорил с Си Цзиньпином", "Вчера, 20:35", "Лавров улетел в Пекин"),
        ("Тақырыпқа қатысты жаңалықтар", "Мамин Дубайда шейхпен кездесті"),
    ],
    ids=[
        "read also",
        "other news",
        "counters",
        "tail",
        "next article",
        "comments",
        "kk",
        "en",
        "comments without a count",
        "the paper's name",
        "the bottom of the page",
        "a headline and its stamp",
        "a stamp and its headline",
        "the topic of the day",
        "kk, on the topic",
    ],
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


def test_a_teaser_inside_the_text_goes_with_its_hour() -> None:
    third = "Премьер-министры тем временем встретились в Ташкенте и подписали шесть соглашений."
    inside = ("Лавров рассказал о встрече с Ван И", "Вчера, 20:35")
    assert read(HEADLINE, FIRST, *inside, SECOND, third)[0] == [HEADLINE, FIRST, SECOND, third]


def test_a_list_above_the_stamp_of_the_article_goes() -> None:
    teasers = [f"Новость номер {number} о встрече министров" for number in range(6)]
    lines = [*teasers, "25 апреля 2025, 14:06 • Новости дня", HEADLINE, FIRST, SECOND]
    kept, cleaned = read(*lines)
    assert kept[-3:] == [HEADLINE, FIRST, SECOND]
    assert not set(kept) & set(teasers)
    assert cleaned.headline_of("\n".join(lines)) == HEADLINE


def test_headlines_above_a_text_without_stamp_stay() -> None:
    lines = [HEADLINE, "Стороны обсудили торговлю и транспорт", FIRST, SECOND]
    assert read(*lines)[0] == lines


def test_the_sign_of_an_agency_ends_a_sentence_too() -> None:
    signed = SECOND + " -0-"
    assert read(HEADLINE, FIRST, signed)[0] == [HEADLINE, FIRST, signed]


def test_a_text_broken_into_lines_is_read_as_paragraphs() -> None:
    text = (
        "АЛМАТЫ, 12 нояб-\nря. Президент принял ми-\nнистра Турции. Сто-\nроны обсудили"
        " тор-\nговлю и транспорт."
    )
    cleaned = clean(plain(text), NOISE)
    assert [span.of(text) for span in cleaned.lines] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Встреча прошла в Астане. " * 80_000,
        "слово " * 350_000,
        "cookie использует " * 100_000,
        "Путин говорил с Си Цзиньпином\n" * 60_000,
        "«" * 500_000,
        "фото: " * 300_000,
        "会谈在阿斯塔纳举行。" * 200_000,
        "🔥" * 500_000,
    ],
    ids=["sentences", "words", "cookies", "headlines", "marks", "credits", "chinese", "emoji"],
)
def test_two_megabytes_take_seconds(text: str) -> None:
    # Time of the processor, which others who use the machine don't change.
    started = time.process_time()
    clean(text, NOISE)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("front", "headline"),
    [
        ((HEADLINE,), HEADLINE),
        (("Cronos Asia", "", HEADLINE, "", HEADLINE, "Фото: akorda.kz"), HEADLINE),
        (("Главная / События / Переговоры", "8 августа 2024 года", HEADLINE), HEADLINE),
        (("UN News  Global perspective Human stories", HEADLINE), HEADLINE),
        (("13:47, 06 ноября 2024, Бишкек – 24.kg, Айгерим ОСМОНОВА", HEADLINE), HEADLINE),
        (("03 декабря 2025 в 19:39", HEADLINE), HEADLINE),
        ((HEADLINE, "Шавкат Мирзиёев и Касым-Жомарт Токаев обсудили торговлю"), HEADLINE),
        (("Последние новости", HEADLINE), HEADLINE),
        (("Другой", HEADLINE), HEADLINE),
        ((f"{HEADLINE}.",), f"{HEADLINE}."),
        (("Встреча прошла в четверг.",), None),
        ((), None),
    ],
    ids=[
        "first",
        "repeated",
        "breadcrumbs",
        "masthead",
        "date line",
        "hour",
        "a second one below",
        "under a heading of lists",
        "under a category",
        "with a full stop",
        "a sentence of the text",
        "none",
    ],
)
def test_finds_the_headline(front: tuple[str, ...], headline: str | None) -> None:
    lines = [*front, FIRST, SECOND]
    assert read(*lines)[1].headline_of("\n".join(lines)) == headline


def test_a_paragraph_without_its_full_stop_is_no_headline() -> None:
    headline = "Панин готов встретиться с новым главой Совета"
    lines = [
        headline,
        "О готовности спикера Олега Панина встретиться с новым главой Совета городов и продолжить "
        "с ним диалог о границе, сообщает агентство «Север»",
        "Ранее глава Совета городов Эрик Лунд направил Олегу Панину письмо о диалоге и границе.",
    ]
    assert read(*lines)[1].headline_of("\n".join(lines)) == headline


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


def test_the_headline_is_the_line_whose_words_the_text_takes_up() -> None:
    front = ("Global perspective Human stories", HEADLINE, "Новости страны и мира")
    lines = (*front, FIRST, SECOND)
    assert read(*lines)[1].headline_of("\n".join(lines)) == HEADLINE
