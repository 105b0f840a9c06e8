"""Who an English or Kazakh text names: never two people out of one, one out of two, a thing."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

NAMED = [
    # one person
    ("a surname without its particle", "President Abdel Fattah al-Sisi spoke in Cairo. Sisi praised the deal.", ["Абдель Фаттах ас-Сиси"]),
    ("a chain of fathers", "Saudi Crown Prince Mohammed bin Salman bin Abdulaziz Al Saud spoke.", ["Мухаммед бен Салман"]),
    ("a group with small words", "The head of the Turkey-Azerbaijan inter-parliamentary friendship group Samil Ayrim spoke.", ["Samil Ayrim"]),
    ("бен after any sound", "Ханзада Бадр бен Сұлтан бен Әбделазиз келді.", ["Бадр бен Сұлтан бен Әбделазиз"]),
    ("a name like a country's", "Сауд Арабиясының Королі Салман бен Әбделазиз Әл Сауд келді.", ["Салман ибн Абдул-Азиз"]),
    # two people
    ("father and son", "Crown Prince Mohammed bin Salman bin Abdulaziz spoke for King Salman bin Abdulaziz.", ["Salman bin Abdulaziz", "Мухаммед бен Салман"]),
    ("two surnames", "Зеленский Трамппен сөйлескенін айтты.", ["Владимир Зеленский", "Дональд Трамп"]),
    ("initials and a surname", "Сыртқы істер министрі Мевлют Чавушоглу келді. М.Чавушоглу Назарбаевқа алғыс айтты.", ["Мевлют Чавушоглу", "Нурсултан Назарбаев"]),
    ("whose envoy", "The special envoy of President Donald Trump, Steve Witkoff, spoke.", ["Дональд Трамп", "Стив Уиткофф"]),
    # endings of short names
    ("a surname of one letter", "Қасым-Жомарт Тоқаев Ван Иді қабылдады. Ван И риза болды.", ["Ван И", "Касым-Жомарт Токаев"]),
    ("a given name that looks like one", "Ида Карлссон Астанаға келді, деді Мұрат Нұртілеу.", ["Ида Карлссон", "Мурат Нуртлеу"]),
    # nobody
    ("a river", "Мұрат Нұртілеу келді. Ертіс өзенінің деңгейі төмен.", ["Мурат Нуртлеу"]),
    ("a region", "Ministers spoke of Latin America's growth and of South-east Asia.", []),
    ("a newspaper", "As the Der Tagesspiegel said, nothing happened.", []),
    ("a headline with a full stop", "UN Secretary General Arrives In Kyiv. Tomorrow He Will Speak", []),
    ("an agency in Latin letters", "Кеңес өтті, деп хабарлайды Azattyq Rýhy.", []),
    ("where, after a title", "Сыртқы істер министрлері Таяу Шығыстағы ахуалды талқылады.", []),
    ("two countries", "Министрлер Қазақстан-Қытай Іскерлік кеңесіне барды.", []),
    ("two known names in a row", "Joe Biden Donald Trump met.", ["Джо Байден", "Дональд Трамп"]),
    ("small words before a surname", "Donald Tusk and President van der Bellen met.", ["van der Bellen", "Дональд Туск"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED]
)
def test_names_people_and_nothing_else(text: str, expected: list[str], reader: Reader) -> None:
    assert sorted(one.name for one in reader.facts(text).people) == expected
