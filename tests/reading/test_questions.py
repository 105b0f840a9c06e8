"""Which form of question is which, by phrases as people type them."""

import pytest

from reading.questions import Wanted, read_question

PHRASES = [
    ("Привет!", Wanted.HELP),
    ("что ты умеешь?", Wanted.HELP),
    ("thanks", Wanted.HELP),
    ("Сәлеметсіз бе", Wanted.HELP),
    ("когда Токаев последний раз встречался с Гутерришем?", Wanted.LAST),
    ("последняя встреча Токаева и Путина", Wanted.LAST),
    ("When did Tokayev last meet Guterres?", Wanted.LAST),
    ("when was the last time they met", Wanted.LAST),
    ("Тоқаев Гутерришпен соңғы рет қашан кездесті?", Wanted.LAST),
    ("когда впервые встретились Токаев и Дуда", Wanted.FIRST),
    ("when did they first meet", Wanted.FIRST),
    ("сколько раз встречались Токаев и Си", Wanted.COUNT),
    ("Как часто они встречаются?", Wanted.COUNT),
    ("встречался ли Токаев с Дудой", Wanted.COUNT),
    ("Did Tokayev ever meet Duda?", Wanted.COUNT),
    ("how often does Tokayev meet Xi", Wanted.COUNT),
    ("Тоқаев пен Гутерриш неше рет кездесті?", Wanted.COUNT),
    ("кто такой Шмид", Wanted.PERSON),
    ("кто президент Узбекистана", Wanted.PERSON),
    ("кто сейчас глава МИД России?", Wanted.PERSON),
    ("кто министр встречался с Дудой", Wanted.MEETINGS),
    ("кто это — Мирзиёев?", Wanted.PERSON),
    ("Who is Guterres?", Wanted.PERSON),
    ("Шмид деген кім?", Wanted.PERSON),
    ("что планирует Токаев в ноябре", Wanted.PLANS),
    ("планы Токаева на октябрь", Wanted.PLANS),
    ("когда приедет Зеленский", Wanted.PLANS),
    ("Who will Tokayev meet in October?", Wanted.PLANS),
    ("Тоқаев не жоспарлап отыр?", Wanted.PLANS),
    ("о чём говорили Токаев и Путин", Wanted.TALKED),
    ("что обсуждали на саммите ШОС", Wanted.TALKED),
    ("What did Tokayev and Xi discuss?", Wanted.TALKED),
    ("Токаев пен Путин не туралы сөйлесті", Wanted.TALKED),
    ("что сказал Гутерриш о климате", Wanted.SAID),
    ("What did Guterres say about climate?", Wanted.SAID),
    ("Тоқаев не айтты?", Wanted.SAID),
    ("где встречались Токаев и Путин", Wanted.WHERE),
    ("кто был в Астане в 2024", Wanted.MEETINGS),
    ("с кем встречался Дуда в 2019 году", Wanted.MEETINGS),
    ("Whom did Duda meet in 2019?", Wanted.MEETINGS),
    ("когда Токаев встречался со Шмид?", Wanted.MEETINGS),
    ("Что нового?", Wanted.NEWS),
]
NO_QUESTIONS = [
    "Гутерриш",
    "Астана 2024",
    "Касым-Жомарт Токаев",
    "генсек ООН",
    "Ким Чен Ын",
]


@pytest.mark.parametrize(("text", "wanted"), PHRASES, ids=[text for text, _ in PHRASES])
def test_a_question_is_known_by_its_form(text: str, wanted: Wanted) -> None:
    question = read_question(text)
    assert question is not None
    assert question.wanted is wanted


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_has_no_form_is_no_question(text: str) -> None:
    assert read_question(text) is None


@pytest.mark.parametrize(
    ("text", "rest", "subject"),
    [
        ("что сказал Гутерриш о климате?", "Гутерриш", "климате"),
        ("что Токаев сказал про воду", "Токаев", "воду"),
        ("What did Guterres say about the climate?", "Guterres", "the climate"),
        ("Тоқаев су туралы не айтты?", "Тоқаев", "су"),
        ("кто такая Шмид?", "Шмид", ""),
    ],
)
def test_whose_words_and_what_about(text: str, rest: str, subject: str) -> None:
    question = read_question(text)
    assert question is not None
    assert (question.rest, question.subject) == (rest, subject)
