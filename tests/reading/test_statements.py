"""Who said what, word for word: direct speech, reported speech, and what is neither."""

import pytest

from bot.knowledge import lexicon
from reading.facts import CONFIDENCE_THRESHOLD, Statement, StatementKind
from reading.said.voices import parse_speech
from tests.reading.conftest import Reader

pytestmark = pytest.mark.slow

WORDS = "Мы готовы углублять сотрудничество"
DUDA, SCHMID = "Анджей Дуда", "Хельга Шмид"


def statements(reader: Reader, text: str) -> tuple[Statement, ...]:
    return reader.facts(text).statements


def said(reader: Reader, text: str) -> list[tuple[str, str]]:
    return [(one.speaker, one.quote.of(text)) for one in statements(reader, text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"«{WORDS}», — сказал Анджей Дуда.", DUDA),
        (f'"{WORDS}", - подчеркнула Хельга Шмид.', SCHMID),
        (f"“{WORDS}” – отметил Анджей Дуда.", DUDA),
        (f"„{WORDS}“, — отметил Анджей Дуда.", DUDA),
        (f"«{WORDS}», заявил Анджей Дуда.", DUDA),
        (f"«{WORDS}», — откликнулся в соцсетях Анджей Дуда.", DUDA),
        (f"«{WORDS}», — образно выразился Анджей Дуда.", DUDA),
        (f"— {WORDS}, — улыбнулся Анджей Дуда.", DUDA),
        (f"{WORDS}, — ответил Анджей Дуда.", DUDA),
        (f"«{WORDS}!» – заявил президент Польши Анджей Дуда журналистам.", DUDA),
        (f"«{WORDS}», — рассказала студентка варшавского вуза Хельга Шмид.", SCHMID),
        (f"Анджей Дуда заявил: «{WORDS}».", DUDA),
        (f"Анджей Дуда только развел руками: «{WORDS}».", DUDA),
        (f"Прибыл Анджей Дуда. «{WORDS}», — сказал он.", DUDA),
        (f"Прибыла генсек ОБСЕ Хельга Шмид. «{WORDS}», — добавила генсек ОБСЕ.", SCHMID),
        (f"«{WORDS}», — приводит слова Анджея Дуды агентство.", DUDA),
        (f"«{WORDS}», — цитирует Хельгу Шмид ТАСС.", SCHMID),
        (f"Прибыл Анджей Дуда. «{WORDS}», — передает его слова агентство.", DUDA),
        (f"Анджей Дуда поздравил коллегу. В телеграмме говорится: «{WORDS}».", DUDA),
        (f"«{WORDS}», – предупредил Анджей Дуда и поручил министрам ждать.", DUDA),
    ],
    ids=[
        "guillemets",
        "straight marks",
        "curly marks",
        "low marks",
        "no dash",
        "a reply",
        "how it is put",
        "a dash only",
        "no marks at all",
        "an office and a name",
        "a noun and a name",
        "after a colon",
        "after a gesture",
        "a pronoun",
        "an office",
        "passed on",
        "cited",
        "his words passed on",
        "a telegram",
        "and did something else",
    ],
)
def test_finds_direct_speech_and_its_speaker(reader: Reader, text: str, speaker: str) -> None:
    (statement,) = [one for one in statements(reader, text) if WORDS in one.quote.of(text)]
    assert (statement.speaker, statement.kind) == (speaker, StatementKind.DIRECT)
    assert statement.quote.of(text).rstrip("!") == WORDS


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Хельга Шмид предостерегла от «спирали хаоса».", SCHMID, "спирали хаоса"),
        ("Срок, по словам Анджея Дуды, «назовут позже».", DUDA, "назовут позже"),
        (
            "Анджей Дуда считает, что «споры с Литвой и Латвией давно в прошлом».",
            DUDA,
            "споры с Литвой и Латвией давно в прошлом",
        ),
        (
            "Анджей Дуда сказал: «Газ нужен.\nМы ждём.\nИ скоро получим».",
            DUDA,
            "Газ нужен.\nМы ждём.\nИ скоро получим",
        ),
    ],
    ids=["a warning", "in the words of", "more than a few words", "of several lines"],
)
def test_finds_words_picked_out_of_speech(
    reader: Reader, text: str, speaker: str, words: str
) -> None:
    (statement,) = statements(reader, text)
    assert (statement.speaker, statement.kind) == (speaker, StatementKind.DIRECT)
    assert statement.quote.of(text) == words


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Анджей Дуда заявил, что Польша поможет.", DUDA, "Польша поможет"),
        ("Анджей Дуда назвал решение «поспешным».", DUDA, "назвал решение «поспешным»"),
        (
            "Хельга Шмид призвала коллег «не играть с огнём».",
            SCHMID,
            "призвала коллег «не играть с огнём»",
        ),
        ("Анджей Дуда считает, что споры «давно в прошлом».", DUDA, "споры «давно в прошлом»"),
        (
            "Хельга Шмид сказала, что спор идёт «от нечего делать».",
            SCHMID,
            "спор идёт «от нечего делать»",
        ),
        (
            "Анджей Дуда сообщил, что гостей ждут «с нетерпением» и готовят «большой пакет» бумаг.",
            DUDA,
            "гостей ждут «с нетерпением» и готовят «большой пакет» бумаг",
        ),
        ("Хельга Шмид отметила на встрече, что форум важен.", SCHMID, "форум важен"),
        ("Анджей Дуда уверен, что Польша поможет.", DUDA, "Польша поможет"),
        ("Анджей Дуда не исключил, что Польша поможет.", DUDA, "Польша поможет"),
        ("По словам Анджея Дуды, торговля растёт.", DUDA, "торговля растёт"),
        ("Торговля растёт каждый год, по словам Анджея Дуды.", DUDA, "Торговля растёт каждый год"),
        ("Торговля растёт каждый год, отметил Анджей Дуда.", DUDA, "Торговля растёт каждый год"),
        ("Как сообщил Анджей Дуда журналистам, торговля растёт.", DUDA, "торговля растёт"),
        (
            "Хельга Шмид подсчитала: торговля растёт каждый год.",
            SCHMID,
            "торговля растёт каждый год",
        ),
        ("Польша поможет соседям. Об этом заявил Анджей Дуда.", DUDA, "Польша поможет соседям"),
        (
            "АСТАНА. КАЗИНФОРМ – Польша поможет. Об этом заявил Анджей Дуда.",
            DUDA,
            "Польша поможет",
        ),
        ("Анджей Дуда предложил провести форум.", DUDA, "предложил провести форум"),
        ("Хельга Шмид высоко оценила итоги форума.", SCHMID, "высоко оценила итоги форума"),
        (
            "Анджей Дуда призвал к миру, а Хельга Шмид уехала.",
            DUDA,
            "призвал к миру",
        ),
        (
            "Анджей Дуда заявил, что Польша поможет, сообщает пресс-служба.",
            DUDA,
            "Польша поможет",
        ),
        (
            "Анджей Дуда направил послание. В послании говорится, что Польша поможет.",
            "Анджей Дуда",
            "Польша поможет",
        ),
        ("Анджей Дуда заявил, что ждёт гостей, друзей", "Анджей Дуда", "ждёт гостей, друзей"),
    ],
    ids=[
        "that",
        "a judgement in a word",
        "an appeal in quoted words",
        "the end of a clause in quoted words",
        "quoted words within a clause",
        "several quoted words within a clause",
        "that, farther off",
        "convinced",
        "not excluded",
        "in the words of",
        "in the words of, at the end",
        "said so, at the end",
        "as said",
        "after a colon",
        "of that",
        "without the date line",
        "a proposal",
        "praise",
        "an appeal",
        "who reports it is cut",
        "in a letter",
        "no full stop after a comma and a word",
    ],
)
def test_finds_reported_speech(reader: Reader, text: str, speaker: str, words: str) -> None:
    (statement,) = statements(reader, text)
    assert (statement.speaker, statement.kind) == (speaker, StatementKind.REPORTED)
    assert statement.quote.of(text) == words


def test_a_second_thing_said_is_a_statement_of_its_own(reader: Reader) -> None:
    text = "Анджей Дуда заявил, что Польша поможет, и предложил созвать форум."
    assert said(reader, text) == [(DUDA, "Польша поможет"), (DUDA, "предложил созвать форум")]


def test_his_words_are_those_of_the_one_named_before(reader: Reader) -> None:
    text = "Анджей Дуда прибыл. По его словам, торговля растёт."
    (statement,) = statements(reader, text)
    assert statement.speaker == DUDA
    assert statement.confidence < 1


def test_he_is_who_spoke_and_not_who_was_spoken_of(reader: Reader) -> None:
    text = f"Анджей Дуда отказался сказать, когда уедет Хельга Шмид. «{WORDS}», — сказал он."
    assert said(reader, text) == [(DUDA, WORDS)]


@pytest.mark.parametrize(
    ("before", "author", "speaker"),
    [
        ("Анджей Дуда обедал в Вене, сообщила журналистам Хельга Шмид.", "сказала она", SCHMID),
        ("Политолог Анджей Дуда, живущий в Вене, напоминает: спор идёт.", "говорит он", DUDA),
        ("Журналисты спросили Анджея Дуду, ждать ли визита.", "ответил он", DUDA),
        ("Хельга Шмид уехала, заявил посол Польши Анджей Дуда.", "сказал дипломат", DUDA),
        ("Спор решён, считает востоковед Анджей Дуда.", "пишет аналитик", DUDA),
        ("Анджей Дуда признал, что спор впереди.", "улыбнулся наставник", DUDA),
        ("Хельга Шмид уехала.", "говорится в телеграмме Анджея Дуды послу", DUDA),
        ("Анджей Дуда направил послание. Его зачитала Хельга Шмид.", "говорится в послании", DUDA),
    ],
    ids=[
        "not whom she spoke of",
        "after an aside",
        "who was asked",
        "a diplomat",
        "an analyst",
        "a coach",
        "whose telegram",
        "not who read it out",
    ],
)
def test_whoever_spoke_last_speaks_on(
    reader: Reader, before: str, author: str, speaker: str
) -> None:
    text = f"{before}\n«{WORDS}», — {author}."
    assert (speaker, WORDS) in said(reader, text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Хельга Шмид, которую принял Анджей Дуда, назвала форум важным.", SCHMID),
        ("Анджей Дуда, с которым беседовала Хельга Шмид, предложил форум в Вене.", DUDA),
    ],
    ids=["received", "talked with"],
)
def test_whoever_acts_in_a_clause_about_them_says_nothing(
    reader: Reader, text: str, speaker: str
) -> None:
    assert [one for one, _ in said(reader, text)] == [speaker]


def test_what_a_body_says_nobody_of_its_clause_says(reader: Reader) -> None:
    assert said(reader, "Фонд, которым руководит Хельга Шмид, назвал курс «верным».") == []


def test_who_is_spoken_of_before_the_verb_does_not_say_it(reader: Reader) -> None:
    text = (
        "О том, что Анджей Дуда и Дональд Туск могут увидеться, до этого говорила Хельга Шмид. "
        "Сначала, по её словам, нужна повестка саммита."
    )
    assert said(reader, text) == [(SCHMID, "нужна повестка саммита")]


def test_in_his_words_of_a_source_is_nobodys(reader: Reader) -> None:
    text = (
        f"«{WORDS}», — сказал Анджей Дуда в Вене. Собеседник газеты видит во встрече «признак "
        "движения вперёд»; усилия сторон, по его словам, друг другу не мешают."
    )
    assert said(reader, text) == [(DUDA, WORDS)]


def test_each_of_two_quotations_has_its_own_speaker(reader: Reader) -> None:
    text = f"«{WORDS}», — сказал Анджей Дуда в Вене. Хельга Шмид ответила короче: «Мы рады»."
    assert said(reader, text) == [(DUDA, WORDS), (SCHMID, "Мы рады")]


def test_as_somebody_said_is_not_said_by_who_stands_before(reader: Reader) -> None:
    text = "Анджей Дуда, как сообщила Хельга Шмид, «ещё составляет расписание»."
    assert said(reader, text) == [(SCHMID, "ещё составляет расписание")]


@pytest.mark.parametrize(
    "before",
    [
        "Собеседник «Эха», знакомый с планами, рассказал, что спор решён.",
        "Источник в Вене сообщил, что спор решён.",
    ],
    ids=["an interlocutor", "a source"],
)
def test_words_of_a_source_are_nobodys(reader: Reader, before: str) -> None:
    assert said(reader, f"Анджей Дуда прибыл. {before} «{WORDS}», — пояснил он.") == []


def test_speech_of_several_paragraphs_is_one_statement(reader: Reader) -> None:
    first = f'{WORDS}. Ваша страна была "строителем мостов", и мы это ценим.'
    text = f'"{first}\n{WORDS}" – сказал Анджей Дуда.'
    (statement,) = statements(reader, text)
    assert statement.quote.of(text).startswith(WORDS)
    assert statement.quote.of(text).endswith(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        f"«{WORDS}, — сказал Анджей Дуда. — Торговля растёт».",
        f"«{WORDS}», — сказал Анджей Дуда. — «Торговля растёт».",
        f"— {WORDS}, — сказал Анджей Дуда. — Торговля растёт",
    ],
    ids=["inside the marks", "between marks", "a dash only"],
)
def test_speech_goes_on_after_the_words_of_the_author(reader: Reader, text: str) -> None:
    assert said(reader, text) == [(DUDA, WORDS), (DUDA, "Торговля растёт")]


def test_a_transcript_says_who_speaks_before_the_line(reader: Reader) -> None:
    text = f"А.Дуда: Рад встрече.\nХельга Шмид (как переведено): {WORDS}.\nА.Дуда: Спасибо."
    reader_said = said(reader, f"Анджей Дуда принял Хельгу Шмид.\n{text}")
    assert [speaker for speaker, _ in reader_said] == [DUDA, SCHMID, DUDA]


def test_a_turn_of_a_transcript_goes_on_below_its_line(reader: Reader) -> None:
    turns = f"А.Дуда: Рад встрече.\n\n{WORDS}.\n\nХ.Шмид: Спасибо.\n\nФорум важен.\n\n<…>\n\nКонец."
    text = f"Анджей Дуда принял Хельгу Шмид.\n\n{turns}"
    assert said(reader, text) == [
        (DUDA, f"Рад встрече.\n\n{WORDS}."),
        (SCHMID, "Спасибо.\n\nФорум важен."),
    ]


def test_a_caption_between_its_lines_ends_a_turn(reader: Reader) -> None:
    turns = "А.Дуда: Рад встрече.\n\nФорум важен.\nЧитайте также: Саммит в Вене\nИ скоро."
    text = f"Анджей Дуда принял Хельгу Шмид.\n\n{turns}\n\nХ.Шмид: Спасибо.\n\n<…>\n"
    assert said(reader, text)[0] == (DUDA, "Рад встрече.\n\nФорум важен.")


def test_the_last_turn_ends_with_the_article_where_something_is_left_out(reader: Reader) -> None:
    turns = "А.Дуда: Рад встрече.\n\nХ.Шмид: Спасибо.\n\nФорум важен для всех.\n\n<…>\n"
    text = f"Анджей Дуда принял Хельгу Шмид.\n\n{turns}"
    assert said(reader, text)[-1] == (SCHMID, "Спасибо.\n\nФорум важен для всех.")


def test_the_last_turn_is_a_line_when_nothing_ends_it(reader: Reader) -> None:
    turns = "А.Дуда: Рад встрече.\nХ.Шмид: Спасибо.\nЗатем гости уехали в аэропорт."
    text = f"Анджей Дуда принял Хельгу Шмид.\n{turns}"
    assert said(reader, text) == [(DUDA, "Рад встрече."), (SCHMID, "Спасибо.")]


def test_words_of_a_headline_are_not_sure(reader: Reader) -> None:
    text = f"Анджей Дуда: «{WORDS}»\n\nПрезидент Польши Анджей Дуда вчера прибыл с визитом в Вену."
    (statement,) = statements(reader, text)
    assert statement.confidence < CONFIDENCE_THRESHOLD
    below = f"«{WORDS}», — сказал он журналистам."
    assert all(one.confidence >= CONFIDENCE_THRESHOLD for one in statements(reader, text + below))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Вышел фильм «Большая прогулка по Варшаве».",
        f"«{WORDS}», — сказал он.",
        f"«{WORDS}», — говорится в сообщении.",
        f"«{WORDS}», — сообщил корреспондент агентства Анджей Дуда.",
        f"«{WORDS}», — передаёт пресс-служба.",
        f"Анджей Дуда посетил форум «{WORDS}».",
        "Анджей Дуда рассказал о проекте «чистая вода».",
        "Анджей Дуда знает, что форум важен.",
        "Анджей Дуда говорил об этом «успехе».",
        "Анджей Дуда говорит о «средних державах».",
        "Анджей Дуда поздравил Хельгу Шмид со «смелым решением».",
        "Анджей Дуда уехал и обещал вернуться; соседи зовут спор «битвой послов».",
        "Анджей Дуда не говорил, что форум важен.",
        "Хельга Шмид хочет сказать, что форум важен.",
        "Анджей Дуда приветствовал Хельгу Шмид.",
        "Лидеры двух стран заявили, что форум важен.",
        "По мнению Хельги Шмид из Вены, переговоры зашли в тупик.",
        "Словацкий представитель сообщил, что газ нужен всем.",
        "«Газ нужен всем, и мы его получим», – цитирует его агентство.",
        "«Газ нужен всем», – с улыбкой и без бумаги Роберт Фицо.",
    ],
    ids=[
        "empty",
        "a title in quotes",
        "speaker not named",
        "nobody's words",
        "a reporter",
        "a press office",
        "a name in quotes",
        "a project in quotes",
        "a thought",
        "irony",
        "a term",
        "a term after a preposition",
        "what others call it",
        "denied",
        "only wanted",
        "a greeting",
        "several at once",
        "where the name goes on",
        "an office nobody is known to hold",
        "words of somebody who isn't named",
        "nobody says that he spoke",
    ],
)
def test_leaves_alone_what_nobody_said(reader: Reader, text: str) -> None:
    assert statements(reader, text) == ()


def test_the_evidence_is_the_sentence_with_the_speaker(reader: Reader) -> None:
    text = f"Хельга Шмид прибыла. «{WORDS}», — сказал Анджей Дуда."
    (statement,) = statements(reader, text)
    assert statement.evidence.of(text).endswith("сказал Анджей Дуда.")


def test_every_word_of_the_lexicon_is_said_once() -> None:
    words = parse_speech(lexicon("speech.toml"))
    assert not words.saying & words.uttering
    assert not words.passing_on & (words.saying | words.doing)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Анджей Дуда прибыл. В «Вестнике» вышла статья Хельги Шмид, в которой она назвала мир "
            "хрупким.",
            SCHMID,
            "назвала мир хрупким",
        ),
        (
            "Анджей Дуда прибыл. Вышло интервью Хельги Шмид. Она заявила, что мир хрупок.",
            SCHMID,
            "мир хрупок",
        ),
        (
            "Анджей Дуда прибыл. Форум раскритиковала Хельга Шмид: мир, считает она, ещё долго "
            "будет хрупок.",
            SCHMID,
            "мир, считает она, ещё долго будет хрупок",
        ),
        (
            "По словам Хельги Шмид, Анджей Дуда уехал из-за болезни: «Он захворал».",
            SCHMID,
            "Он захворал",
        ),
        (
            "Любой форум, считает Анджей Дуда, надо готовить, отметила Хельга Шмид.",
            SCHMID,
            "Любой форум, считает Анджей Дуда, надо готовить",
        ),
    ],
    ids=[
        "of a relative clause",
        "of the only one before",
        "after a colon",
        "of whom the sentence says so",
        "of who tells it last",
    ],
)
def test_whose_words_a_pronoun_tells(reader: Reader, text: str, speaker: str, words: str) -> None:
    told = [(one.speaker, one.quote.of(text)) for one in statements(reader, text)]
    assert [one for one in told if words in one[1]] == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Говорить о визите пока рано, заявил Анджей Дуда.", "Говорить о визите пока рано"),
        ("Визит пройдёт в Вене, заявил Анджей Дуда.", "Визит пройдёт в Вене"),
        (
            "Визит пройдёт в формате «один на один», заявил Анджей Дуда.",
            "Визит пройдёт в формате «один на один»",
        ),
        ("Ранее о том, что визит пройдёт в Вене, сообщил Анджей Дуда.", "визит пройдёт в Вене"),
        (
            "Анджей Дуда прибыл. По его словам, которые приводит агентство, мир хрупок.",
            "мир хрупок",
        ),
        ("Анджей Дуда отметил, что мир хрупок, информирует телеканал «Север».", "мир хрупок"),
        (
            "Торговля, отметил Анджей Дуда, растёт каждый год.",
            "Торговля, отметил Анджей Дуда, растёт каждый год",
        ),
        ("Анджей Дуда отметил, что рад миру, назвал его хрупким.", "рад миру"),
        ("Как сообщает «Вестник», Анджей Дуда заявил, что мир хрупок.", "мир хрупок"),
        (
            "Депутат Анджей Дуда прибыл. «Мир хрупок», — сказал Дуда.\nМир хрупок, сказал Дуда.",
            "Мир хрупок",
        ),
    ],
    ids=[
        "an infinitive",
        "a future",
        "words quoted in the midst",
        "of that",
        "words passed on",
        "who informs is cut",
        "said in the midst",
        "up to the next thing told",
        "the name of a paper",
        "once",
    ],
)
def test_where_what_was_said_begins_and_ends(reader: Reader, text: str, words: str) -> None:
    (statement,) = statements(reader, text)
    assert statement.quote.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Анджей Дуда оценил встречу с Хельгой Шмид.",
        "Анджей Дуда поблагодарил за приём.",
        "Анджей Дуда рассказал о встрече. Об этом Дуда сообщил журналистам.",
    ],
    ids=["a judgement without judgement", "thanks", "what is told elsewhere"],
)
def test_courtesies_tell_nothing(reader: Reader, text: str) -> None:
    assert statements(reader, text) == ()


def test_pieces_of_two_speakers_in_one_sentence_stay_apart(reader: Reader) -> None:
    text = "Анджей Дуда назвал итоги «пустыми», Хельга Шмид бросила: «Мир хрупок, увы»."
    told = [(one.speaker, one.quote.of(text)) for one in statements(reader, text)]
    assert told[0] == (DUDA, "пустыми")


def test_her_own_verb_does_not_say_who_she_is(reader: Reader) -> None:
    text = '"24 сентября Сергей Лавров встретится с госсекретарем США Марко Рубио", - сказала она.'
    assert {s.kind for s in reader.facts(text).statements} <= {StatementKind.DIRECT}
