subscribe-administrators = Шолуды әкімшілер баптайды.
unsubscribed = Шолу енді келмейді.
unsubscribed-before = Мұнда шолу болған жоқ. Қосу: /subscribe 08:00
unknown-deliveries = Жіберу кезінде байланыс үзілді, шолу хабарлары ({ $count }) жетті ме, белгісіз. Қайта жіберейін бе?
unknown-resent = Қайта жіберіп жатырмын.
unknown-skipped = Жақсы, жібермеймін.
button-again = Жіберу
button-no = Қажет емес
subscribe-usage = «{ $asked }» деген уақытты түсінбедім. Мысалы: /subscribe 08:00 немесе /subscribe 8:30 Алматы жұмыс күндері Тоқаев, БҰҰ
subscribe-unchanged = Шолу өзгерген жоқ.
subscribe-many = Мұнда { $most } шолу бар, одан көп болмайды. Артығы: /unsubscribe
subscribe-which = Мұнда бірнеше шолу бар. Қайсысын өзгертейін?
subscribe-which-zone = Мұндай атаулы қала бірнешеу. Қайсысы?
subscribed = { $kind ->
    [weekly] Апта қорытындысы
    [monthly] Ай сандармен
   *[daily] Шолу
} — { $schedule }.{ $about } Алғашқысы: { $date }. Тоқтату: /unsubscribe
subscribed-about = { " " }Не туралы: { $about }.
schedule = { $days } сағат { $time } ({ $zone })
schedule-days = { $days ->
    [first] айдың 1-күні
    [work] жұмыс күндері
    [weekend] демалыс күндері
   *[every] күн сайын
}
unsubscribe-which = Мұнда бірнеше шолу бар. Қайсысын тоқтатайын? Бәрін: /unsubscribe бәрі
subscription-title = { $kind ->
    [weekly] Апта қорытындысы
    [monthly] Ай сандармен
   *[daily] Шолу
}
subscription-about = Не туралы: { $about }
subscription-everything = бәрі туралы
subscription-empty = Жаңалық болмаса: { $tells ->
    [yes] бір жол — «Тыныш күн»
   *[no] ештеңе келмейді
}
subscription-next = Келесі шығарылым: { $date }, сағат { $time }
interests-hint = Тақырыптар — батырмамен; адамдар, елдер, ұйымдар — командамен: /subscribe Тоқаев, БҰҰ, Өзбекстан
button-subscription = { $kind ->
    [weekly] Апта қорытындысы
    [monthly] Ай сандармен
   *[daily] Шолу
}: { $schedule }
button-adjust = Баптау
button-first-digest = 08:00 шолуын қосу
button-one-more = ＋ Тағы біреу
button-step = { $sign }{ $count } { $unit ->
    [h] сағ
   *[m] мин
}
button-empty-on = Тыныш күнді де айту
button-empty-off = Тыныш күні үндемеу
button-interests = Не туралы
button-everything = Бәрі туралы
button-drop = Тоқтату
button-pause = { $days ->
    [1] Ертеңге дейін үзіліс
    [7] Бір апта үзіліс
    [30] Бір ай үзіліс
   *[several] Үзіліс: { $days } күн
}
button-resume = Үзілісті алу
pause-how-long = Шолулар мен хабарламаларды қанша уақытқа тоқтатайын? Сөзбен де болады: /pause 5 желтоқсанға дейін
pause-usage = Қай күнге дейін екенін түсінбедім: «{ $asked }». Мысалы: /pause 5 желтоқсанға дейін
paused = Үзіліс: шолулар мен хабарламалар қайтадан { $date } келеді.
pause-over = Үзіліс жоқ: бәрі бұрынғыша келеді.
pause-nothing = Мұнда шолу да, хабарлама да жоқ. Қосу: /subscribe 08:00
