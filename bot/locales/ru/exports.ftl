export-title = <b>Выгрузка</b>{ $about } · { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
export-title-many = <b>Выгрузка</b>{ $about } · больше { $count } встреч
export-which = Каким файлом? Можно и сразу: /export csv, /export excel, /export json, /export ics.
export-by-word = Добавьте к запросу csv, excel, json или ics, и файл придёт сразу.
export-done = Встреч в файле: { $count }
export-cut = Это не все: только первые { $count }. Сузьте запрос, например до одного года.
button-csv = CSV
button-excel = Excel
button-json = JSON
button-ics = Календарь .ics
button-calendar = В календарь
button-files = Файлом
calendar-name = Дипкурьер: встречи
calendar-day = Дата: { $date } ({ $how })
calendar-done = Встреч в календаре: { $count }
calendar-without-day = Без точных дней, не вошли: { $count }
calendar-empty = Для календаря нужны дни, а они неизвестны.
calendar-hint = Повторный импорт обновит записи, а не удвоит их.
file-failed = Файл сделать не удалось. Попробуйте ещё раз.
menu-export = встречи файлом: CSV, JSON, календарь
