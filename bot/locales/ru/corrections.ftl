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
    [drop_office] должность снята, персона { $target }
    [drop_statement] удалены слова № { $target }
    [set_speaker] слова № { $target } — персоны
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
fix-drop-office = Не занимал(а): { $office }
fix-drop-words = Не говорил(а): «{ $words }»
fix-speaker = Это слова: { $name }
fix-undo = Отменить № { $number }
button-fix = Исправить
button-to-card = К карточке
correct-why-usage = пишите так: { $examples }
correct-why-no-number = «{ $word }» — не номер
correct-why-no-field = у встречи нет значения «{ $field }»; есть: { $fields }
correct-why-wrong-date = «{ $value }» — не дата; пишите так: 2019-09-24, 2019-09, 2019-09-24..2019-09-27, unknown
correct-why-wrong-order = { $first } позже, чем { $last }
correct-why-no-choice = «{ $value }» здесь не бывает; бывает: { $choices }
correct-why-too-long = в «{ $field }» больше { $most ->
    [one] { $most } знака
    [few] { $most } знаков
   *[many] { $most } знаков
}
correct-why-name-length = в имени от 1 до { $most } знаков
correct-why-no-meeting = встречи { $number } в архиве нет
correct-why-no-person = персоны { $number } в архиве нет
correct-why-no-statement = высказывания { $number } в архиве нет
correct-why-no-correction = исправления { $number } нет
correct-why-undone-already = исправление { $number } уже отменено
correct-why-one-meeting-already = { $one } и { $other } — уже одна встреча
correct-why-one-person-already = { $one } и { $other } — уже одна персона
correct-why-said-already = это и так слова персоны { $number }
correct-why-no-report-left = во встрече не осталось бы ни одного сообщения
correct-why-name-articles = назовите статьи, где о ней сказано: { $articles }
correct-why-name-names = отделить можно одно из нескольких имён; у { $number } есть: { $names }
correct-why-name-offices = назовите должность так, как она записана; у { $number } есть: { $offices }
