"""Offices in English and Kazakh: whose they are, of which country or organisation."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

# The text, a person, and the offices with what they are of.
OFFICES = [
    ("Foreign Minister Murat Nurtleu met with Marco Rubio.", "Мурат Нуртлеу", ["Foreign Minister (Казахстан)"]),
    ("U.S. Secretary of State Antony Blinken spoke.", "Энтони Блинкен", ["U.S. Secretary of State (США)"]),
    ("The president of the European Bank for Reconstruction and Development, Odile Renaud-Basso, spoke.", "Одиль Рено-Бассо", ["president of the European Bank for Reconstruction and Development (ЕБРР)"]),
    ("Niger's coup leader General Abdourahamane Tchiani spoke in Niamey.", "Abdourahamane Tchiani", ["Niger's coup leader (Нигер)", "General (Нигер)"]),
    ("AfD co-leader Alice Weidel spoke in Berlin.", "Alice Weidel", ["AfD co-leader ()"]),
    ("India's junior railway minister Darshana Jardosh spoke.", "Darshana Jardosh", ["India's junior railway minister (Индия)"]),
    ("The Foreign Secretary, Lord Cameron, spoke in the House.", "Дэвид Кэмерон", ["Foreign Secretary (Великобритания)"]),
    ("Secretary-General António Guterres told reporters so.", "Антониу Гутерриш", ["Secretary-General ()"]),
    ("Қытай Сыртқы істер министрі Ван И келді.", "Ван И", ["Қытай Сыртқы істер министрі (Китай)"]),
    ("Қасым-Жомарт Тоқаев сөйледі. Мемлекет басшысы заңға қол қойды.", "Касым-Жомарт Токаев", ["Мемлекет басшысы (Казахстан)"]),
    ("Елбасы Нұрсұлтан Назарбаев сөйледі.", "Нурсултан Назарбаев", ["Елбасы (Казахстан)"]),
    ("Премьер-министр Олжас Бектенов сөйледі.", "Олжас Бектенов", ["Премьер-министр (Казахстан)"]),
    ("Welcoming the Uzbek foreign minister, President Kassym-Jomart Tokayev spoke.", "Касым-Жомарт Токаев", ["President (Казахстан)"]),
    ("The minister spoke beside Steve Witkoff, a special envoy of President Donald Trump.", "Стив Уиткофф", ["special envoy (США)"]),
    ("The U.N. special envoy on Syria, Staffan de Mistura, spoke.", "Стаффан де Мистура", ["U.N. special envoy on Syria (ООН)"]),
    ("Minister-President of North Rhine-Westphalia, the head of the Christian Democratic Union Armin Laschet spoke.", "Armin Laschet", ["Minister-President of North Rhine-Westphalia ()", "head of the Christian Democratic Union ()"]),
    ("Posted at 7:38 PM\nKaja Kallas said so.", "Кая Каллас", []),
    ("Шавкат Мирзиёев Қасым-Жомарт Тоқаевты президент сайлауындағы жеңісімен құттықтады.", "Касым-Жомарт Токаев", []),
    ("Бүгін Қытайдан келгеннен кейін премьер-министр Олжас Бектенов сөйледі.", "Олжас Бектенов", ["премьер-министр (Казахстан)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "expected"), OFFICES, ids=[row[1] for row in OFFICES])
def test_finds_offices(text: str, person: str, expected: list[str], reader: Reader) -> None:
    found = {one.name: one.positions for one in reader.facts(text).people}
    assert [f"{p.title} ({p.organization})" for p in found[person]] == expected
