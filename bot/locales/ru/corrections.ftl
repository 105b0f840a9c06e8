correct-usage = <b>Исправления.</b> Под карточками есть кнопка «Исправить»; словами — так:
correct-done = ✅ Исправлено: { $what }
correct-undone = ↩️ Исправление отменено: { $what }
correct-refused = Так исправить нельзя: { $reason }
correct-gone = Этой записи в архиве уже нет.
correction-number = № { $number }
correction-undone = отменено
correction = { $kind ->
    [set_meeting] встреча { $target }
    [drop_meeting] удалено из встречи { $target }
    [merge_meetings] объединены встречи { $target } и
    [split_meeting] разделена встреча { $target }
    [rename_person] имя, персона { $target }
    [merge_people] объединены персоны { $target } и
   *[split_person] отделено имя от персоны { $target }
}
correction-field = { $field ->
    [date] · дата
    [status] · статус
    [form] · форма
    [place] · место
    [forum] · форум
   *[host] · принимающая сторона
}
fix-meeting = <b>Что исправить?</b> Встреча № { $number }
fix-person = <b>Что исправить?</b> { $name } · № { $number }
fix-hint = Другое значение — словами: { $example }
fix-date = Дата: { $date }
fix-merge = Объединить с № { $number }: { $what }
fix-drop = Удалить: этого не было
fix-split-report = Другая встреча: { $outlet }, { $article }
fix-drop-report = Неверно: { $outlet }, { $article }
fix-rename = Звать «{ $name }»
fix-split = Отделить «{ $name }»
fix-undo = Отменить № { $number }
button-fix = Исправить
button-to-card = К карточке
