digest-title = Дипломатия · { $weekday }, { $day } { $month }
digest-late = С опозданием: выпуск был назначен на { $time }.
digest-section = { $section ->
    [week] Сегодня и на неделе
    [moved] Перенесено и отменено
    [updated] Обновлено
    [ahead] Объявлено
    [overdue] Срок прошёл, сообщений нет
   *[held] Состоялось
}
digest-quiet = Тихий день: новых встреч нет.
digest-quiet-week = Тихий день: новых встреч нет. На неделе: { $meetings }.
digest-more = { $count ->
    [one] Ещё { $count } встреча не поместилась: /timeline за неделю
    [few] Ещё { $count } встречи не поместились: /timeline за неделю
   *[many] Ещё { $count } встреч не поместилось: /timeline за неделю
}
digest-evidence = «{ $words }» — { $source }
digest-no-outlet = издание не указано
digest-today = сегодня
digest-tomorrow = завтра
digest-yesterday = вчера
digest-today-and-tomorrow = сегодня и завтра
digest-change = { $field ->
    [date] дата
    [place] место
    [form] форма
    [forum] форум
   *[status] статус
}: { $after } (было: { $before })
digest-change-new = { $field ->
    [date] дата
    [place] место
    [form] форма
    [forum] форум
   *[status] статус
}: { $after }
digest-nothing = не указано
digest-doubted = под сомнением: издание удалило статью, а других сообщений нет
digest-confirmed = снова подтверждено: статью можно открыть
digest-topic-lost = Тема, в которую приходила рассылка, закрыта. Теперь выпуски приходят сюда; выбрать другую тему: /subscribe в ней.
weekday = { $weekday ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
}
weekday-short = { $weekday ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
week-title = Итоги недели · { $days }
week-held = { $count ->
    [0] Новых встреч за неделю в архиве нет.
    [one] За неделю — { $count } встреча.
    [few] За неделю — { $count } встречи.
   *[many] За неделю — { $count } встреч.
}
week-active = Чаще всех: { $names }
month-title = <b>Месяц в числах</b> · { $about }
month-before = Месяцем раньше: { $count }
button-rest = Остальное · { $count }
digest-no-rest = Больше ничего нет: всё остальное уже рассказано.
retraction-gone = Исправление: такой встречи не было ({ $who }). Сообщение было ошибочным.
retraction-untold = Исправление · { $who }: издание изменило статью, о встрече в ней больше не говорится.
retraction-changed = Исправление · { $who }: { $changes }
retraction-merged =
    Исправление · { $who }: это не отдельная встреча, она одна:
    { $meeting }
retraction-split =
    Исправление · { $who }: это была не одна встреча:
    { $meetings }
retraction-restored =
    Исправление исправления · { $who }: встреча всё же была:
    { $meeting }
