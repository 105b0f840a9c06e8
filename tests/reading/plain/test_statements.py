"""Who said what in English and Kazakh: quoted and reported words, and what is nobody's."""

import pytest

from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

SAID = [
    ("told reporters", '"We will not negotiate under pressure," Iranian Foreign Minister Abbas Araqchi told reporters in Muscat.', ["Аббас Аракчи: We will not negotiate under pressure"]),
    ("said that", "Turkish President Tayyip Erdogan said on Monday that the talks had been constructive.", ["Реджеп Тайип Эрдоган: the talks had been constructive"]),
    ("according to", "According to Foreign Minister Hakan Fidan, both sides agreed to meet again next month.", ["Хакан Фидан: both sides agreed to meet again next month"]),
    ("according to, at the end", "Both sides agreed to meet again, according to Foreign Minister Hakan Fidan.", ["Хакан Фидан: Both sides agreed to meet again"]),
    ("a clause before", "Egypt would not accept the displacement, President Abdel Fattah al-Sisi said after the meeting.", ["Абдель Фаттах ас-Сиси: Egypt would not accept the displacement"]),
    ("goes on", '"It was a good call," said Ukrainian President Volodymyr Zelenskiy. "We agreed on next steps."', ["Владимир Зеленский: It was a good call", "Владимир Зеленский: We agreed on next steps"]),
    ("colon", 'U.S. Secretary of State Marco Rubio: "We need to see action."', ["Марко Рубио: We need to see action"]),
    ("speaking beside", "Antony Blinken, speaking alongside Ayman Safadi in Amman, said the United States was working on a pause.", ["Энтони Блинкен: the United States was working on a pause"]),
    ("replied", 'Asked about the trip, Dmitry Peskov replied: "There are no such plans."', ["Дмитрий Песков: There are no such plans"]),
    ("inside a report", "“António Guterres said that the conference went well,” the readout said.", ["Антониу Гутерриш: the conference went well"]),
    ("he added", 'Antony Blinken and Wang Yi had a "useful talk," Dmitry Peskov said. They "agreed to go on," he added.', ["Дмитрий Песков: useful talk", "Дмитрий Песков: agreed to go on"]),
    ("said the president", "President Kassym-Jomart Tokayev met with Russian President Vladimir Putin. Tokayev thanked Vladimir Putin. “Ours is a hard job,” said the president.", ["Касым-Жомарт Токаев: Ours is a hard job"]),
    ("several sentences", 'President Kassym-Jomart Tokayev said: "We are glad to see you. Our trade is growing."', ["Касым-Жомарт Токаев: We are glad to see you. Our trade is growing"]),
    ("one word first", '"Yes," President Kassym-Jomart Tokayev said. "We will go on. This is vital."', ["Касым-Жомарт Токаев: We will go on. This is vital"]),
    ("a post", 'President Donald Trump posted on Truth Social that he had spoken to Putin. "Great call!" he wrote.', ["Дональд Трамп: he had spoken to Putin", "Дональд Трамп: Great call!"]),
    ("the other minister is spoken of", 'Antony Blinken praised the deal. "Lavrov is a tough negotiator," the secretary of state told Fox News.', ["Энтони Блинкен: Lavrov is a tough negotiator"]),
    ("былай деді", "Қасым-Жомарт Тоқаев былай деді: «Өзбекстан – сенімді серіктес. Біз бұған риза.»", ["Касым-Жомарт Токаев: Өзбекстан – сенімді серіктес. Біз бұған риза"]),
    ("жатқанын айтты", "Қасым-Жомарт Тоқаев Қытаймен сауда артып келе жатқанын айтты.", ["Касым-Жомарт Токаев: Қытаймен сауда артып келе жатқанын айтты"]),
    ("деді", "– Біз ынтымақтастықты нығайтамыз, – деді Олжас Бектенов.", ["Олжас Бектенов: Біз ынтымақтастықты нығайтамыз"]),
    ("айтуынша", "Мұрат Нұртілеудің айтуынша, келіссөздер ертең жалғасады.", ["Мурат Нуртлеу: келіссөздер ертең жалғасады"]),
    ("according to him", "Mark Rutte met Donald Tusk. According to him, the talks went well.", ["Марк Рютте: the talks went well"]),
    ("according to him of the other", "Mark Rutte met Donald Tusk. According to him, Mark Rutte was pleased.", ["Дональд Туск: Mark Rutte was pleased"]),
]  # fmt: skip

NOBODYS = [
    ("a house", 'The talks were "candid and constructive", the White House said.'),
    ("a title", "Sergei Lavrov watched the film “The Third Man” in Vienna."),
    ("a title with small words", "Hakan Fidan spoke at the “Summit of the Future” on Monday."),
    ("a theme", "Қасым-Жомарт Тоқаев «Кедейлікті жою және климатты сақтау» тақырыбында баяндама жасады."),
    ("when, not what", "Sergei Lavrov said after the meeting."),
    ("a newspaper", "According to the newspaper, Sergei Lavrov is tired."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID]
)
def test_finds_who_said_what(text: str, expected: list[str], reader: Reader) -> None:
    found = reader.facts(text).statements
    assert [f"{one.speaker}: {one.quote.of(text)}" for one in found] == expected


@pytest.mark.parametrize("text", [row[1] for row in NOBODYS], ids=[row[0] for row in NOBODYS])
def test_leaves_alone_what_nobody_said(text: str, reader: Reader) -> None:
    assert reader.facts(text).statements == ()
