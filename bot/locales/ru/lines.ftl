form = { $form ->
    [talks] переговоры
    [phone_call] телефонный разговор
    [video_call] видеоконференция
    [visit] визит
    [sidelines] встреча
    [multilateral] многосторонняя встреча
    [other] контакт
   *[meeting] встреча
}
status = { $status ->
    [planned] объявлено
    [postponed] отложено
    [cancelled] отменено
    [overdue] срок прошёл, сообщений нет
   *[held] состоялось
}
on-margins = на полях: { $forum }
and-more = { $names } и ещё { $count }
