sources-title = <b>Дереккөздер</b>
sources-freshness = <i>Жарияланғаннан мұрағатқа дейін:</i> мақалалардың жартысы — { $half }, оннан тоғызы — { $most }
sources-none = Әзірге дереккөз жоқ.
sources-catalogue = Бір басумен қосуға болатын басылымдар:
sources-catalogue-empty = Белгілі басылымдардың бәрі қосылған.
source-line = { $number }. { $mark } <b>{ $name }</b>
source-public = • { $name }: { $ago } бұрын жаңартылды
source-kind = { $kind ->
    [feed] Таспа (RSS, Atom)
    [sitemap] Сайт картасы
    [page] Тізімі бар бет
    [folder] Файлдар қалтасы
    [mailbox] Пошта жәшігі
   *[channel] Telegram арнасы
}
source-paused = үзілісте
source-new = әлі сұралмады
source-fine = { $ago } бұрын жаңартылды
source-fails = { $since } жауап бермейді: { $why }
source-interval = Әр { $interval } сайын сұралады
source-figures = күніне { $perday }, аптада мұрағатқа { $kept }, кездесулері бар { $share } %
source-delay = жарияланғаннан мұрағатқа дейін { $delay }
source-gone = Мұндай дереккөз енді жоқ.
source-known = Бұл дереккөз бұрыннан бар немесе ұсыныс ескірді.
source-failing = ⚠️ <b>{ $name }</b> дереккөзі { $since } жауап бермейді: { $why }. Сирегірек болса да қайталап көремін.
source-trouble = { $trouble ->
    [address] мекенжай қате
    [forbidden] мекенжай ішкі желіге апарады
    [unknown-host] мұндай атты сайт жоқ
    [unreachable] сайт жауап бермейді
    [slow] сайт тым ұзақ жауап береді
    [too-large] жауап 5 МБ-тан үлкен
    [redirects] мекенжай үнемі басқа жаққа апарады
    [status] сайт { $detail } қатесін береді
    [kind] күткендей емес
    [robots] сайт мұны robots.txt ішінде тыйған
    [no-list] таспа да, сайт картасы да жоқ
    [no-folder] қалта жоқ немесе оны оқу мүмкін емес
   *[broken] жауап түсініксіз
}
source-usage = /source add https://… — басылымның таспасын тауып, не беретінін көрсету
    /source add https://… үлгі — тізімі бар бет; үлгі — мақала мекенжайларының ортақ бөлігі
    /source export — таспалар тізімі OPML файлы; жіберілген .opml файлын қосамын
    /sources — барлық дереккөз
source-found = Табылды: <b>{ $name }</b>, { $kind ->
    [feed] таспа
    [sitemap] сайт картасы
   *[page] тізімі бар бет
}
source-found-count = Мақала: { $count }, дипломатияға ұқсайтыны: { $relevant }. Мысалы:
source-no-meetings = • кездесу табылмады
source-not-found = Басылым жаңалығын қайда жариялайтыны табылмады: { $why }.
source-remove-sure = Дереккөзді алып тастау керек пе? Мақалалары мұрағатта қалады.
source-list-bad = Бұл OPML таспалар тізімі емес.
source-list-added = Үзіліспен қосылды: { $total } ішінен { $count }. /sources ішінде қосылады.
span-minutes = { $count } мин
span-hours = { $count } сағ
span-days = { $count } күн
button-source-catalogue = Басылым қосу
button-source-add = Қосу
button-source-pause = Үзіліс
button-source-resume = Іске қосу
button-source-poll = Қазір сұрау
button-source-remove = Алып тастау
