month = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
month-genitive = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
season = { $season ->
    [spring] весна
    [summer] лето
    [autumn] осень
   *[winter] зима
}
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-years = { $first }–{ $last }
date-season = { $season } { $year }
date-days-of-month = { $first }–{ $last } { $month } { $year }
date-from-to = { $first } – { $last }
date-months-of-year = { $first }–{ $last } { $year }
date-year-before-month = { $year }, до { $month }
date-year-since-month = { $year }, с { $month }
date-start-of-year = начало { $year }
date-end-of-year = конец { $year }
date-first-half = первая половина { $year }
date-second-half = вторая половина { $year }
date-until-year-end = до конца { $year }
date-unknown = без точной даты
date-not-before = без точной даты, не раньше { $date }
date-not-after = без точной даты, не позже { $date }
month-of-year-genitive = { $month } { $year }
date-year-until-day = { $year }, не позже { $day } { $month }
