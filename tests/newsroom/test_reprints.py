"""Whose text is whose: the words of an agency, cut, lengthened, edited, under other addresses."""

from itertools import permutations

import pytest
from sqlalchemy import func, select

from newsroom.reprints import clusters, repeats, sketch_of
from reading.facts import Facts, Span
from storage.database import Database
from storage.models import Article, ArticleHash
from tests.desk import GUTERRES, SEPTEMBER_24, TOKAYEV, Desk, met, on, says

AGENCY = (
    "Президент Казахстана Касым-Жомарт Токаев провел встречу с генеральным секретарем ООН "
    "Антониу Гутерришем в Нью-Йорке. Стороны обсудили вопросы региональной безопасности, "
    "изменение климата и нераспространение ядерного оружия. Глава государства рассказал о ходе "
    "реформ в стране и подтвердил приверженность многостороннему сотрудничеству. Гутерриш "
    "поблагодарил Казахстан за вклад в миротворческие операции и поддержку Алматы как "
    "регионального центра организации. По итогам переговоров достигнута договоренность о "
    "продолжении диалога."
)
CUT = AGENCY[: AGENCY.index("Гутерриш поблагодарил")]
LENGTHENED = (
    f"{AGENCY} Напомним, ранее сообщалось о подготовке визита. В делегацию вошли министр "
    "иностранных дел, советник президента и постоянный представитель страны при организации. "
    "После встречи запланированы выступление на общеполитических дебатах и участие в саммите, "
    "посвященном целям устойчивого развития, а также несколько двусторонних бесед с лидерами."
)
EDITED = AGENCY.replace("провел встречу", "встретился").replace("рассказал", "сообщил")
OWN_WORDS = (
    "Токаев и Гутерриш поговорили в Нью-Йорке. Речь шла о безопасности в регионе, климате и о том, "
    "как не допустить распространения ядерного оружия. Генсек ООН назвал Казахстан надежным "
    "партнером организации, а казахстанский лидер пригласил его в Астану. Эксперты отмечают, что "
    "это уже не первая беседа двух политиков за последние месяцы, и ждут от нее новых соглашений."
)
MENU = (
    "Главная Политика Экономика Общество Мнения Спорт Культура Наука Видео Фото Архив Реклама " * 4
)


def sketch(text: str, *noise: Span) -> tuple[int, ...]:
    return sketch_of(text, Facts(language="ru", noise=noise))


@pytest.mark.parametrize(
    "text",
    [AGENCY.upper(), CUT, LENGTHENED, EDITED, f"НЬЮ-ЙОРК, 24 сентября. {AGENCY}"],
    ids=["other letters", "cut", "lengthened", "edited", "with a dateline"],
)
def test_a_text_is_known_again(text: str) -> None:
    assert repeats(sketch(AGENCY), sketch(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, OWN_WORDS),
        ("Токаев встретился с Гутерришем.", "Токаев встретился с Гутерришем."),
        ("", ""),
    ],
    ids=["the same news in own words", "too short to tell", "nothing"],
)
def test_what_only_tells_the_same_is_a_source_of_its_own(one: str, other: str) -> None:
    assert not repeats(sketch(one), sketch(other))


def test_the_menu_of_a_site_is_no_part_of_its_articles() -> None:
    one, other = f"{MENU}{AGENCY}", f"{MENU}{OWN_WORDS}"
    menu = Span(0, len(MENU))
    assert not repeats(sketch(one, menu), sketch(other, menu))


def test_what_repeats_by_way_of_others_is_of_one_source() -> None:
    assert set(clusters(range(1, 6), [(1, 2), (4, 2), (5, 5)])) == {
        frozenset({1, 2, 4}),
        frozenset({3}),
        frozenset({5}),
    }


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


REPORT = says(met(TOKAYEV, GUTERRES, when=on(SEPTEMBER_24)))
# The first and the last half have nothing in common: only the whole binds them.
HALVES = (AGENCY[: len(AGENCY) // 2], AGENCY[len(AGENCY) // 2 :])


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
async def test_reprints_count_once_in_whatever_order_they_come(
    desk: Desk, order: tuple[int, ...]
) -> None:
    texts = (*HALVES, AGENCY)
    await desk.collect(OWN_WORDS, REPORT, url="https://own.kz/1")
    for which in order:
        await desk.collect(texts[which], REPORT, url=f"https://agency.kz/{which}")
    meeting = (await desk.only_meeting()).meeting
    assert (meeting.reports, meeting.independent_reports) == (4, 2)


async def test_a_text_that_changes_may_be_nobodys_reprint_any_more(
    desk: Desk, database: Database
) -> None:
    await desk.collect(AGENCY, REPORT, url="https://agency.kz/1")
    await desk.collect(CUT, REPORT, url="https://reprint.kz/1")
    assert (await desk.only_meeting()).meeting.independent_reports == 1
    await desk.collect(OWN_WORDS, REPORT, url="https://reprint.kz/1")
    assert (await desk.only_meeting()).meeting.independent_reports == 2
    async with database.read() as work:
        hashes = await work.session.scalar(
            select(func.count()).select_from(ArticleHash).where(ArticleHash.article_id == 2)
        )
        assert hashes == min(len(sketch(OWN_WORDS)), 16)


async def test_the_source_is_whoever_published_first(desk: Desk, database: Database) -> None:
    for text, url, day in ((AGENCY, "https://late.kz/1", 25), (CUT, "https://early.kz/1", 24)):
        await desk.collect(text, REPORT, url=url, published_on=SEPTEMBER_24.replace(day=day))
    async with database.read() as work:
        rows = await work.session.execute(select(Article.id, Article.reprint_of_id))
        assert dict(rows.all()) == {1: 2, 2: None}
