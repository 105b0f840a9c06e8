timeline-title = <b>Хронология</b>{ $about } · { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
timeline-title-many = <b>Хронология</b>{ $about } · больше { $count } встреч
timeline-empty = Таких встреч в архиве нет.
timeline-since = с { $date }
timeline-until = до { $date }
timeline-too-long = Слишком длинный фильтр: назовите имя, страну, форум или годы. Например: /timeline { $example } 2019
