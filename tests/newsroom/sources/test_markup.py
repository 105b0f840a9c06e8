"""The words of HTML pages: the article alone when the page marks it, else what isn't furniture."""

import pytest

from newsroom.sources.markup import text_of_html

LONG = "Президент Казахстана провёл переговоры с генеральным секретарём ООН. " * 5


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Раз</p><p>Два</p>", "Раз\nДва"),
        ("Раз<br>Два", "Раз\nДва"),
        ("<ul><li>Раз<li>Два</ul>", "Раз\nДва"),
        ("<p>Раз&nbsp;&laquo;два&raquo;</p>", "Раз «два»"),
        ("<nav>Меню</nav><p>Раз</p><footer>Низ</footer>", "Раз"),
        ("<aside><h3>Читайте также</h3><a>Путин</a></aside><p>Раз</p>", "Раз"),
        ("<figure><img><figcaption>Сочи, 2022</figcaption></figure><p>Раз</p>", "Раз"),
        ("<form><input><button>Найти</button></form><p>Раз</p>", "Раз"),
        ("<script>let a = '<p>нет</p>';</script><p>Раз</p>", "Раз"),
        ("<head><title>Газета</title></head><p>Раз</p>", "Раз"),
        ("<aside><div>Ещё<aside>Нет</aside></div></aside><p>Раз</p>", "Раз"),
        ("<p>Раз<p>Два", "Раз\nДва"),
        ("", ""),
        ("просто текст", "просто текст"),
    ],
)
def test_takes_the_words_of_a_page(html: str, text: str) -> None:
    assert text_of_html(html) == text


def test_the_article_that_a_page_marks_is_its_text() -> None:
    html = (
        f"<div>Путин говорил с Си</div><article><h1>Заголовок</h1><p>{LONG}</p></article><p>Ещё</p>"
    )
    assert text_of_html(html) == f"Заголовок\n{LONG.strip()}"


def test_short_articles_are_teasers_of_others() -> None:
    html = f"<article>Анонс</article><article>Другой</article><p>{LONG}</p>"
    assert text_of_html(html) == f"Анонс\nДругой\n{LONG.strip()}"


@pytest.mark.parametrize(
    "html",
    ["<" * 5000, "<p" * 5000, "&#xFFFFFFFF;", "<!--" * 999, "<![foo[", "<div>" * 100_000 + "Раз"],
    ids=["brackets", "tags", "no letter", "comments", "marked section", "a deep one"],
)
def test_broken_pages_give_a_text(html: str) -> None:
    assert isinstance(text_of_html(html), str)
