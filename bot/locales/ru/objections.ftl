button-wrong = Это неверно
button-leave = Оставить как есть
objection-what = <b>Что неверно?</b>
objection-aspect = { $aspect ->
    [who] Кто
    [when] Когда
    [where] Где
    [not_held] Этого не было
    [name] Имя
    [office] Должность
    [several] Это разные люди
   *[other] Другое
}
objection-taken = Записано, № { $number }: { $aspect }. Редакция проверит, и я напишу, чем кончилось.
objection-how = ✍️ № { $number }. Знаете, как правильно и откуда это видно? Ответьте одной строкой. Можно и не отвечать.
objection-placeholder = Например: 24 сентября, сайт МИД
objection-words-taken = Спасибо, передам вместе с № { $number }.
objection-settled = № { $number } уже закрыт.
objection-refused-same = Об этом вы уже написали: редакция проверит.
objection-refused-many = Сегодня вы написали уже много. Продолжим завтра.
objection-title = ✋ № { $number } · читатель: неверно — <b>{ $aspect }</b>
objection-words = Читатель пишет: «{ $words }»
objection-left = № { $number }: оставлено как есть, читателю напишу.
objection-corrected = ✅ Исправлено по вашему замечанию № { $number }: { $what }
objection-declined = Ваше замечание № { $number } проверили и оставили как есть. Фразы, на которых это держится, — в карточке.
