about-title = <b>Дипкурьер</b> { $version }
coverage = В архиве: { $articles ->
    [one] { $articles } статья
    [few] { $articles } статьи
   *[many] { $articles } статей
}, { $meetings ->
    [one] { $meetings } встреча
    [few] { $meetings } встречи
   *[many] { $meetings } встреч
}{ $years }.
coverage-empty = Архив пока пуст.
about-people = Людей: { $persons }
about-outlets = Издания: { $outlets }
about-trust = Каждый факт — с фразой, которая его доказывает. Дата показана настолько точно, насколько она известна.
