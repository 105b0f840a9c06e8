settings-title = <b>Настройки чата</b>
settings-language = Язык: { $language }
settings-zone = Часовой пояс: { $city }, { $zone }; сейчас { $time }
settings-no-digest = Сводка: не включена; включить — /subscribe 08:00
settings-administrators = Настройки меняют администраторы.
settings-which-zone = «{ $asked }» — какой из городов?
settings-unknown = Не знаю ни языка, ни города «{ $asked }». Например: /settings Ташкент или /settings kk
# What somebody may call a language in this one.
language-names = { $code ->
    [ru] русский, русский язык, по-русски
    [kk] казахский, казахский язык, по-казахски
   *[en] английский, английский язык, по-английски
}
language-name = Русский
settings-digest = { $kind ->
    [weekly] Итоги недели
    [monthly] Месяц в числах
   *[daily] Сводка
}: { $schedule }
settings-off = выключена
settings-paused = пауза до { $date }
settings-hint = Другой город: /settings Лондон или геопозиция. Сводки словами: /subscribe 8:30 по будням ООН, Узбекистан
settings-located = Который у вас час? Ближайшие часовые пояса:
button-zone-hour = { $city } · { $time }
settings-of-chat = Рассылки: { $title }
settings-no-chat = Этого чата я не знаю. Напишите в нём /settings.
button-settings-apart = Настроить в личном чате
menu-settings = язык, часовой пояс, сводки
menu-pause = приостановить сводки и оповещения
