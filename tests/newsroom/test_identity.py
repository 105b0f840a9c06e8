from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.identity import NameToLink, Ruling, identify
from reading.world import fold


def named(
    name: str, country: str | None = None, *offices: str, is_known: bool = False
) -> NameToLink:
    key = fold(name) if country is None else f"{fold(name)}|{country}"
    return NameToLink(key, name, country, frozenset(offices), is_known)


ONE = {
    "two spellings of one surname": (
        named("Антониу Гутерриш", is_known=True),
        named("Антонио Гутьерреш"),
    ),
    "three scripts": (
        named("Мурат Нуртлеу", "KZ"),
        named("Мұрат Нұртілеу", "KZ"),
        named("Murat Nurtleu"),
    ),
    "Kazakh letters": (named("Маулен Ашимбаев"), named("Мәулен Әшімбаев")),
    "with a father's name": (named("Сергей Лавров"), named("Сергей Викторович Лавров")),
    "with an initial": (named("Мурат Нуртлеу", "KZ"), named("М. Нуртлеу")),
    "a surname, of the same country": (named("Мурат Нуртлеу", "KZ"), named("Нуртлеу", "KZ")),
    "a surname, with the same office": (
        named("Мурат Нуртлеу", None, "глава мид kz"),
        named("Нуртлеу", None, "глава мид kz"),
    ),
    "a misspelling, of the same country": (
        named("Мухаммед бен Салман", "SA"),
        named("Мухаммед бен Сальман", "SA"),
    ),
    "the country not always told": (named("Анджей Дуда"), named("Анджей Дуда", "PL")),
}


@pytest.mark.parametrize("names", ONE.values(), ids=ONE.keys())
def test_names_of_one_person_go_together(names: tuple[NameToLink, ...]) -> None:
    for order in permutations(names):
        (person,) = identify(order)
        assert person.is_sure


SEVERAL = {
    "another given name": (named("Мария Захарова", "RU"), named("Марина Захарова", "RU")),
    "another country": (named("Ли Кун", "CN"), named("Ли Кун", "KR")),
    "another ending": (named("Александр Новак"), named("Александра Новак")),
    "husband and wife": (named("Аскар Акаев", "KG"), named("Аскара Акаева", "KG")),
    "two whom the tables know": (
        named("Ким Чен Ир", is_known=True),
        named("Ким Чен Ын", is_known=True),
    ),
    "heard alike, and nothing speaks for it": (named("Эмомали Рахмон"), named("Эмомали Рахман")),
    "another initial": (named("Садыр Жапаров", "KG"), named("А. Жапаров", "KG")),
    "a surname of the other sex": (named("Мария Захарова", "RU"), named("Захаров", "RU")),
}


@pytest.mark.parametrize("names", SEVERAL.values(), ids=SEVERAL.keys())
def test_namesakes_stay_apart(names: tuple[NameToLink, ...]) -> None:
    for order in permutations(names):
        assert len(identify(order)) == len(names)


IN_DOUBT = {
    "a surname, and nothing speaks for it": (named("Мурат Нуртлеу", "KZ"), named("Нуртлеу")),
    "a surname of two": (
        named("Садыр Жапаров", "KG"),
        named("Акылбек Жапаров", "KG"),
        named("Жапаров", "KG"),
    ),
    "a namesake of two countries": (
        named("Ли Кун", "CN"),
        named("Ли Кун", "KR"),
        named("Ли Кун"),
    ),
}


@pytest.mark.parametrize("names", IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_who_may_be_somebody_else_stays_alone_and_is_marked(names: tuple[NameToLink, ...]) -> None:
    for order in permutations(names):
        people = identify(order)
        assert [one.keys for one in people if not one.is_sure] == [{names[-1].key}]
        assert len(people) == len(names)


def test_of_two_with_one_surname_the_office_tells() -> None:
    sadyr = named("Садыр Жапаров", "KG", "президент kg")
    akylbek = named("Акылбек Жапаров", "KG", "премьер kg")
    alone = named("Жапаров", None, "премьер kg")
    assert {one.keys for one in identify([sadyr, akylbek, alone])} == {
        frozenset({sadyr.key}),
        frozenset({akylbek.key, alone.key}),
    }


def test_operators_know_better() -> None:
    duda, other = named("Анджей Дуда", "PL"), named("Анджей Дуда", "CZ")
    ruling = Ruling(frozenset({duda.key}), frozenset({other.key}), is_same=True)
    assert len(identify([duda, other], [ruling])) == 1
    alike = named("Маулен Ашимбаев"), named("Мәулен Әшімбаев")
    apart = Ruling(frozenset({alike[0].key}), frozenset({alike[1].key}), is_same=False)
    assert len(identify(alike, [apart])) == 2


SOME_NAMES = st.builds(
    named,
    st.sampled_from(
        [
            "Сергей Иванов",
            "С. Иванов",
            "Иванов",
            "Ivanov",
            "Sergey Ivanov",
            "Пётр Иванов",
            "Иванова",
        ]
    ),
    st.sampled_from([None, "RU", "KZ"]),
    st.sampled_from(["министр ru", "посол kz"]),
)


@given(st.data())
def test_in_whatever_order_names_come_the_people_are_the_same(data: st.DataObject) -> None:
    names = data.draw(st.lists(SOME_NAMES, unique_by=lambda one: one.key))
    shuffled = data.draw(st.permutations(names))
    people = {(one.keys, one.is_sure) for one in identify(names)}
    assert people == {(one.keys, one.is_sure) for one in identify(shuffled)}
    assert sorted(key for keys, _ in people for key in keys) == sorted(one.key for one in names)
