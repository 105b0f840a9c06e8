agenda-title-ahead = Объявлено
agenda-title-off = Отложено и отменено
agenda-title-overdue = Прошедшие сроки
agenda-count = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
agenda-count-many = больше { $count } встреч
agenda-nothing = ничего нет
agenda-overdue-note = Сообщений о том, что это состоялось, в архиве нет.
agenda-undated = Без точного срока
agenda-moved = 🔁 перенесено
agenda-moved-from = 🔁 перенесено, было: { $date }
agenda-too-long = Слишком длинный фильтр: назовите имя, страну, форум или тему. Например: /upcoming { $example }
button-agenda = Что впереди
button-agenda-ahead = Объявлено · { $count }
button-agenda-off = Отложено и отменено · { $count }
button-agenda-overdue = Прошедшие сроки · { $count }
button-start = ‹ В начало
button-further = Дальше ›
