search-usage =
    Какие слова искать в статьях? Форма слова не важна. Например: /search { $example }
    «точные слова» — рядом; -слово — без него; заголовок:слово; от 2021, до 2023, за месяц.
search-count = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}
search-many = больше { $count } статей
search-empty = Статей с такими словами нет.
search-fewer = Попробуйте меньше слов или без кавычек.
search-meetings = <b>Встречи в этой статье</b>
search-article-gone = Этой статьи больше нет.
button-article = { $number } · встречи: { $count }
button-found-before = ‹ Выше
button-found-after = Дальше ›
