meeting-usage = Номер встречи стоит в карточке и в ссылках. Например: /meeting { $example }
why-usage = Номер встречи стоит в карточке и в ссылках. Например: /why { $example }
meeting-unknown = Встречи с номером { $number } в архиве нет.
meeting-more-sides = и ещё { $count }
meeting-others = Присутствовали: { $names }
meeting-host = Принимающая сторона: { $host }
meeting-margins = На полях: { $forum }
meeting-forum = Форум: { $forum }
meeting-topics = Темы: { $topics }
meeting-date = <i>Дата:</i> { $precision }; { $bases }
meeting-conflict = <i>Расходятся:</i> { $field } — { $values }
meeting-history = <i>История:</i>
history-undated = без даты
history-step = { $step ->
    [planned] объявлено: { $date }
    [moved] перенесено: { $date }
    [postponed] отложено
    [cancelled] отменено
   *[held] состоялось: { $date }
}
meeting-sources = <i>Сообщили:</i> { $reports ->
    [one] { $reports } сообщение
    [few] { $reports } сообщения
   *[many] { $reports } сообщений
}, независимых: { $independent } · № { $number }
meeting-more-reports = … и ещё { $count }
outlet-unknown = издание не указано
article-withdrawn = издание удалило статью
meeting-doubted = ⚠️ Под сомнением: издание удалило статью, а других сообщений нет.
precision = { $precision ->
    [day] день
    [range] промежуток
    [month] месяц
    [season] время года
    [year] год
    [bound] известен только предел
   *[unknown] неизвестна
}
basis = { $basis ->
    [explicit] прямо в тексте: { $words }
    [relative] по словам текста: { $words }
    [dateline] по строке с местом и днём: { $words }
    [anniversary] по годовщине, о которой пишет статья: { $words }
    [publication] по дню публикации
   *[none] статья её не называет
}
basis-relative = { $words } от дня публикации, { $date }
basis-forum = по календарю форумов: { $forum }, { $days }
basis-name = { $basis ->
    [explicit] прямо в тексте
    [relative] по словам текста
    [dateline] по строке с местом и днём
    [forum] по календарю форумов
    [anniversary] по годовщине
    [publication] по дню публикации
   *[none] нет
}
part = { $part ->
    [traveller] с визитом
    [host] принимает
   *[principal] участвует
}
field = { $field ->
    [participants] Участники
    [form] Форма
    [status] Статус
    [date] Дата
    [place] Место
    [forum] Форум
    [topics] Темы
    [host] Принимающая сторона
   *[other] Прочее
}
why-title = <b>Почему так</b> · встреча № { $number }
why-confidence = Уверенность: { $percent } %
place-disputed = { $places } — источники расходятся
meeting-outcomes = <i>Итоги:</i>
button-pair = Что между ними
