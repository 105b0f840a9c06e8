subscribe-administrators = Рассылку настраивают администраторы.
unsubscribed = Рассылка отключена.
unsubscribed-before = Рассылки здесь и не было. Включить: /subscribe 08:00
unknown-deliveries = Связь оборвалась при отправке, и неизвестно, дошли ли сообщения рассылки ({ $count }). Прислать ещё раз?
unknown-resent = Отправляю ещё раз.
unknown-skipped = Хорошо, не отправляю.
button-again = Прислать
button-no = Не нужно
subscribe-usage = Не понимаю время «{ $asked }». Например: /subscribe 08:00 или /subscribe 8:30 Алматы по будням Токаев, ООН
subscribe-unchanged = Рассылка не изменена.
subscribe-many = Здесь уже { $most } рассылок, больше нельзя. Лишние: /unsubscribe
subscribe-which = Рассылок здесь несколько. Какую изменить?
subscribe-which-zone = Городов с таким названием несколько. Какой?
subscribed = { $kind ->
    [weekly] Итоги недели — { $schedule }.{ $about } Первые: { $date }.
    [monthly] Месяц в числах — { $schedule }.{ $about } Первый: { $date }.
   *[daily] Сводка — { $schedule }.{ $about } Первая: { $date }.
} Отключить: /unsubscribe
subscribed-about = { " " }О чём: { $about }.
schedule = { $days } в { $time } ({ $zone })
schedule-days = { $days ->
    [first] 1-го числа
    [work] по будням
    [weekend] по выходным
   *[every] каждый день
}
unsubscribe-which = Рассылок здесь несколько. Какую отключить? Все сразу: /unsubscribe все
subscription-title = { $kind ->
    [weekly] Итоги недели
    [monthly] Месяц в числах
   *[daily] Сводка
}
subscription-about = О чём: { $about }
subscription-everything = обо всём
subscription-empty = Если новостей нет: { $tells ->
    [yes] одна строка «Тихий день»
   *[no] ничего не приходит
}
subscription-next = Следующий выпуск: { $date } в { $time }
interests-hint = Темы — кнопками; люди, страны и организации — командой: /subscribe Токаев, ООН, Узбекистан
button-subscription = { $kind ->
    [weekly] Итоги недели
    [monthly] Месяц в числах
   *[daily] Сводка
}: { $schedule }
button-adjust = Настроить
button-first-digest = Включить сводку в 08:00
button-one-more = ＋ Ещё одна
button-step = { $sign }{ $count } { $unit ->
    [h] ч
   *[m] мин
}
button-empty-on = Сообщать и о тихих днях
button-empty-off = Молчать в тихие дни
button-interests = О чём
button-everything = Обо всём
button-drop = Отключить
button-pause = { $days ->
    [1] Пауза до завтра
    [7] Пауза на неделю
    [30] Пауза на месяц
   *[several] Пауза: { $days } дн.
}
button-resume = Снять паузу
pause-how-long = На сколько остановить сводки и оповещения? Можно и словами: /pause до 5 декабря
pause-usage = Не понимаю, до какого дня: «{ $asked }». Например: /pause до 5 декабря или /pause на неделю
paused = Пауза: сводки и оповещения снова придут { $date }.
pause-over = Паузы больше нет: всё приходит как обычно.
pause-nothing = Здесь нет ни сводок, ни оповещений. Включить: /subscribe 08:00
