import pytest

from reading.search.lemmas import Lemmas

FORMS = [
    "Токаев Токаева Токаеву Токаевым Токаеве",
    "Мирзиёев Мирзиеев Мирзиёева Мирзиееву Мирзиёевым",
    "Бектенов Бектенова Бектенову Бектеновым Бектенове",
    "Лавров Лаврова Лаврову Лавровым Лаврове",
    "Песков Пескова Пескову Песковым Пескове",
    "Пашинян Пашиняна Пашиняну Пашиняном Пашиняне",
    "Мерц Мерца Мерцу Мерцем Мерце",
    "Вучич Вучича Вучичу Вучичем Вучиче",
    "Зеленский Зеленского Зеленскому Зеленским Зеленском",
    "Дуда Дуды Дуде Дуду Дудой",
    "встреча встречи встрече встречу встречей встреч встречам",
    "год года лет годах году",
    "лёд льда льду льдом",
    "переговоры переговоров переговорам переговорами",
    "Астана Астаны Астане Астану Астаной",
]


@pytest.mark.parametrize("forms", FORMS)
def test_every_case_form_finds_every_other(lemmas: Lemmas, forms: str) -> None:
    for asked in forms.split():
        wanted = {one.text for one in lemmas.wanted(asked)}
        for told in forms.split():
            assert not wanted.isdisjoint(lemmas.words_of(told)), (asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("токаев", "Токаевым"),
        ("ЛАВРОВ", "Лавровым"),
        ("Тоқаевтың", "Тоқаевпен"),
        ("өңірлерде", "өңірімізге"),
        ("talk", "talks"),
        ("ministers", "minister"),
        ("G20", "g20"),
    ],
    ids=["typed small", "shouted", "Kazakh name", "Kazakh word", "one", "many", "with a number"],
)
def test_words_are_found_as_people_type_them(lemmas: Lemmas, asked: str, told: str) -> None:
    is_hit = lemmas.marking(frozenset(lemmas.wanted(asked)), frozenset({asked}))
    assert is_hit(told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("мир", "миром не кончилось"), ("встреча", "встречный"), ("Ким", "какими"), ("сон", "Сонин")],
)
def test_words_that_only_look_alike_are_left_alone(lemmas: Lemmas, asked: str, told: str) -> None:
    is_hit = lemmas.marking(frozenset(lemmas.wanted(asked)), frozenset({asked}))
    assert [word for word in told.split()[1:] if is_hit(word)] == []


def test_the_less_likely_forms_come_last_so_that_phrases_keep_their_places(
    lemmas: Lemmas,
) -> None:
    words = lemmas.words_of("Сергеем Лавровым обсуждены договорённости")
    assert words[:4] == ["сергей", "лавров", "обсудить", "договоренность"]
    assert "лавровый" in words[4:]


def test_signs_and_accents_are_no_words(lemmas: Lemmas) -> None:
    assert lemmas.words_of("сто́л — «дом», _ 2024… 🙂 'x'") == ["стол", "дом", "2024", "x"]
