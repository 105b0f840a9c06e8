sources-title = <b>Источники</b>
sources-freshness = <i>От публикации до архива:</i> половина статей — за { $half }, девять из десяти — за { $most }
sources-none = Источников пока нет.
sources-catalogue = Издания, которые можно добавить одним нажатием:
sources-catalogue-empty = Все известные издания уже добавлены.
source-line = { $number }. { $mark } <b>{ $name }</b>
source-public = • { $name }: обновлено { $ago } назад
source-kind = { $kind ->
    [feed] Лента (RSS, Atom)
    [sitemap] Карта сайта
    [page] Страница со списком
    [folder] Папка с файлами
    [mailbox] Почтовый ящик
   *[channel] Канал Telegram
}
source-paused = на паузе
source-new = ещё не опрашивался
source-fine = обновлено { $ago } назад
source-fails = не отвечает { $since }: { $why }
source-interval = Опрашивается раз в { $interval }
source-figures = в день { $perday }, в архив за неделю { $kept }, со встречами { $share } %
source-delay = от публикации до архива { $delay }
source-gone = Такого источника больше нет.
source-known = Этот источник уже есть, или предложение устарело.
source-failing = ⚠️ Источник <b>{ $name }</b> не отвечает { $since }: { $why }. Продолжаю пробовать, всё реже.
source-trouble = { $trouble ->
    [address] адрес неверен
    [forbidden] адрес ведёт во внутреннюю сеть
    [unknown-host] сайта с таким именем нет
    [unreachable] сайт не отвечает
    [slow] сайт отвечает слишком долго
    [too-large] ответ больше 5 МБ
    [redirects] адрес всё время ведёт дальше
    [status] сайт отвечает ошибкой { $detail }
    [kind] там не то, что ожидалось
    [robots] сайт запрещает это в robots.txt
    [no-list] там нет ни ленты, ни карты сайта
    [no-folder] папки нет или её нельзя прочитать
   *[broken] ответ неразборчив
}
source-usage = /source add https://… — найти ленту издания и показать, что она даёт
    /source add https://… шаблон — страница со списком; шаблон — общее в адресах статей
    /source export — список лент файлом OPML; присланный файл .opml добавлю
    /sources — все источники
source-found = Нашёл: <b>{ $name }</b>, { $kind ->
    [feed] лента
    [sitemap] карта сайта
   *[page] страница со списком
}
source-found-count = Статей: { $count }, похожи на дипломатию: { $relevant }. Например:
source-no-meetings = • встреч не нашёл
source-not-found = Не нашёл, где издание сообщает новое: { $why }.
source-remove-sure = Убрать источник? Статьи останутся в архиве.
source-list-bad = Это не список лент OPML.
source-list-added = Добавлено на паузе: { $count } из { $total }. Включаются в /sources.
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count } дн.
button-source-catalogue = Добавить издание
button-source-add = Добавить
button-source-pause = Пауза
button-source-resume = Включить
button-source-poll = Опросить сейчас
button-source-remove = Убрать
