overview-usage-pair = О каких двоих рассказать? Например: /pair Токаев, { $example } — или /pair Казахстан | Узбекистан
overview-usage-country = О какой стране рассказать? Например: /country Узбекистан
overview-never = Состоявшихся встреч в архиве нет.
overview-count = Встречи: <b>{ $count }</b> (последняя — { $last })
overview-count-many = Встречи: <b>больше { $count }</b> (последняя — { $last })
overview-every-days = в среднем раз в { $count ->
    [1] день
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
overview-every-months = в среднем раз в { $count ->
    [1] месяц
    [one] { $count } месяц
    [few] { $count } месяца
   *[many] { $count } месяцев
}
overview-forms = Как: { $list }
overview-places = Где: { $list }
overview-topics = О чём: { $list }
overview-usage-org = О какой организации или форуме рассказать? Например: /org ООН — или /org саммит ШОС
overview-people = Кто: { $list }
org-unknown = Организации или форума «{ $name }» в архиве нет.
