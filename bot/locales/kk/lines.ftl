form = { $form ->
    [talks] келіссөз
    [phone_call] телефон арқылы сөйлесу
    [video_call] бейнеконференция
    [visit] сапар
    [sidelines] кездесу
    [multilateral] көпжақты кездесу
    [other] байланыс
   *[meeting] кездесу
}
status = { $status ->
    [planned] жарияланған
    [postponed] кейінге қалдырылған
    [cancelled] болмайтын болды
    [overdue] мерзімі өтті, хабар жоқ
   *[held] өтті
}
on-margins = { $forum } аясында
and-more = { $names } және тағы { $count }
