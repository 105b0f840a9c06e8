network-heading = Кто с кем встречается
network-title = <b>Кто с кем встречается</b>{ $about }
network-counts = { $meetings ->
    [one] { $meetings } встреча
    [few] { $meetings } встречи
   *[many] { $meetings } встреч
}, { $persons ->
    [one] { $persons } человек
    [few] { $persons } человека
   *[many] { $persons } человек
}
network-strongest = Показаны самые частые: людей — { $persons } из { $all_persons }, связей — { $links } из { $all_links }
network-top = Чаще всего:
network-empty = Встреч двух названных людей под этот запрос в архиве нет.
meetings-counted = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
picture-failed = Картинку нарисовать не удалось; то же словами:
stats-heading-months = Встречи по месяцам
stats-heading-years = Встречи по годам
stats-title = <b>В цифрах</b>{ $about }
stats-ranking = Чаще всех
stats-beside = Без точной даты или раньше, в столбики не вошли: { $count }
stats-held = { $count ->
    [one] Состоялась <b>{ $count }</b> встреча
    [few] Состоялись <b>{ $count }</b> встречи
   *[many] Состоялось <b>{ $count }</b> встреч
}, { $persons ->
    [one] { $persons } человек
    [few] { $persons } человека
   *[many] { $persons } человек
}
stats-status = { $status ->
    [planned] объявлено
    [postponed] отложено
   *[cancelled] отменено
}: { $count }
stats-people = Кто: { $list }
stats-countries = Страны: { $list }
stats-busiest = Больше всего: { $when } ({ $count })
stats-years = По годам: { $list }
strip-heading = Встречи во времени
strip-others = другие
strip-legend = Закрашено — состоялось, контур — объявлено, полоса — день неточен.
strip-latest = Показаны последние { $count }.
strip-left-out = Без точной даты или отменены, не показаны: { $count }
strip-empty = Встреч с известными днями в архиве нет.
button-picture = Картинкой
button-stats = В цифрах
button-network = Сеть встреч
form-sidelines = встреча на полях
button-card = Карточка
