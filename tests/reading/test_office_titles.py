"""Offices as people type them: abbreviations, case forms, three languages."""

import pytest

from bot.knowledge import load_world
from reading.spelling.office_titles import OfficeTitles, title_key
from reading.world import Office


@pytest.fixture(scope="module")
def titles() -> OfficeTitles[Office]:
    return load_world().titles


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("генсек ООН", "un_sg"),
        ("генеральному секретарю ООН", "un_sg"),
        ("UN secretary general", "un_sg"),
        ("БҰҰ Бас хатшысы", "un_sg"),
        ("президент Казахстана", "kz_president"),
        ("президентом РК", "kz_president"),
        ("Президент Республики Казахстан", "kz_president"),
        ("Қазақстан Республикасының Президенті", "kz_president"),
        ("president of Kazakhstan", "kz_president"),
        ("российский президент", "ru_president"),
        ("главе МИД РФ", "ru_fm"),
        ("министром иностранных дел Российской Федерации", "ru_fm"),
        ("премьера Киргизии", "kg_pm"),
        ("премьер-министр Кыргызстана", "kg_pm"),
        ("госсекретарь США", "us_fm"),
        ("US secretary of state", "us_fm"),
        ("действующий президент Узбекистана", "uz_pres"),
        ("Russian Foreign Minister", "ru_fm"),
        ("Ukraine's President", "ua_pres"),
        ("the French President", "fr_pres"),
        ("United Nations Secretary-General", "un_sg"),
        ("генеральный секретарь Организации Объединенных Наций", "un_sg"),
    ],
)
def test_an_office_is_known_however_it_is_called(
    titles: OfficeTitles[Office], words: str, office: str
) -> None:
    assert [one.id for one in titles.find(words)] == [office]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "?!",
        "Токаев",
        "Казахстан",
        "министр",
        "президент Атлантиды",
        "бывший президент Польши",
        "президент Казахстана и президент России",
        "помощник президента США",
    ],
)
def test_other_words_are_no_office(titles: OfficeTitles[Office], words: str) -> None:
    assert titles.find(words) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("генеральный секретарь ООН", "Генсека ООН"),
        ("министр иностранных дел Польши", "главой МИД Польши"),
        ("премьер-министр Армении", "премьеру Армении"),
    ],
)
def test_a_title_has_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("words", "worded"),
    [
        ("министр транспорта РК", "министр транспорта Казахстана"),
        ("посол Германии", "немецкий посол"),
        ("спикер парламента КР", "спикер парламента Кыргызстана"),
    ],
)
def test_a_country_may_be_called_otherwise(
    titles: OfficeTitles[Office], words: str, worded: str
) -> None:
    assert title_key(worded) in titles.wordings(words)


@pytest.mark.parametrize("words", ["министр", "Казахстан", "", "посол Польши в Казахстане"])
def test_an_office_needs_one_country(titles: OfficeTitles[Office], words: str) -> None:
    assert titles.wordings(words) == frozenset()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("президент Токаев", "Токаев"),
        ("президента Казахстана Касым-Жомарта Токаева", "Касым-Жомарта Токаева"),
        ("генсек ООН Антониу Гутерриш", "Антониу Гутерриш"),
        ("глава МИД РФ Лавров", "Лавров"),
        ("г-н Дуда", "Дуда"),
        ("Mr Guterres", "Guterres"),
        ("UN Secretary-General Guterres", "Guterres"),
        ("Президент Тоқаев", "Тоқаев"),
        ("пресс-секретарь Путина", "Путина"),
        ("генсек ООН", ""),
        # No title, no name behind one.
        ("саммит ШОС", "саммит ШОС"),
        ("Совет Европы", "Совет Европы"),
        ("Касым-Жомарт Токаев", "Касым-Жомарт Токаев"),
        ("", ""),
    ],
)
def test_a_name_is_what_a_title_leaves(titles: OfficeTitles[Office], words: str, name: str) -> None:
    assert titles.without_titles(words) == name


@pytest.mark.parametrize(
    ("words", "language", "called"),
    [
        ("Russian Foreign Minister", "ru", "министр иностранных дел России"),
        ("Ресей Сыртқы істер министрі", "ru", "министр иностранных дел России"),
        ("министр иностранных дел РФ", "ru", "министр иностранных дел России"),
        ("президент Турции", "en", "President of Türkiye"),
        ("Ukrainian President", "kk", "Украина Президенті"),
        # Whose head of state it is, these words don't say.
        ("глава государства", "ru", "глава государства"),
        ("глава государства", "en", "глава государства"),
        ("Президент", "en", "Президент"),
        # Nothing in the tables is called so.
        ("бывший премьер-министр Австралии", "en", "бывший премьер-министр Австралии"),
    ],
)
def test_readers_see_an_office_by_its_normal_title(words: str, language: str, called: str) -> None:
    assert load_world().office_in(words, language) == called
