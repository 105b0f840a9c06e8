digest-title = Дипломатия · { $weekday }, { $day } { $month }
digest-late = Кешігіп келді: шығарылым { $time } уақытына белгіленген еді.
digest-section = { $section ->
    [week] Бүгін және осы аптада
    [moved] Кейінге қалдырылды және болмайды
    [updated] Жаңартылды
    [ahead] Жарияланды
    [overdue] Мерзімі өтті, хабар жоқ
   *[held] Өтті
}
digest-quiet = Тыныш күн: жаңа кездесу жоқ.
digest-quiet-week = Тыныш күн: жаңа кездесу жоқ. Осы аптада: { $meetings }.
digest-more = Тағы { $count } кездесу сыймады: /timeline апта
digest-evidence = «{ $words }» — { $source }
digest-no-outlet = басылым көрсетілмеген
digest-today = бүгін
digest-tomorrow = ертең
digest-yesterday = кеше
digest-today-and-tomorrow = бүгін және ертең
digest-change = { $field ->
    [date] күні
    [place] орны
    [form] түрі
    [forum] форум
   *[status] мәртебесі
}: { $after } (бұрын: { $before })
digest-change-new = { $field ->
    [date] күні
    [place] орны
    [form] түрі
    [forum] форум
   *[status] мәртебесі
}: { $after }
digest-nothing = көрсетілмеген
digest-doubted = күмәнді: басылым мақаланы алып тастады, басқа хабар жоқ
digest-confirmed = қайта расталды: мақала ашылады
digest-topic-lost = Шығарылым келіп тұрған тақырып жабылды. Енді шығарылымдар осында келеді; басқа тақырып үшін сонда /subscribe жіберіңіз.
weekday = { $weekday ->
    [1] дүйсенбі
    [2] сейсенбі
    [3] сәрсенбі
    [4] бейсенбі
    [5] жұма
    [6] сенбі
   *[7] жексенбі
}
weekday-short = { $weekday ->
    [1] дс
    [2] сс
    [3] ср
    [4] бс
    [5] жм
    [6] сб
   *[7] жс
}
week-title = Апта қорытындысы · { $days }
week-held = { $count ->
    [0] Осы аптада мұрағатта жаңа кездесу жоқ.
   *[other] Осы аптада — { $count } кездесу.
}
week-active = Жиі кездескендер: { $names }
month-title = <b>Ай сандармен</b> · { $about }
month-before = Алдыңғы айда: { $count }
button-rest = Қалғаны · { $count }
digest-no-rest = Басқа ештеңе жоқ: қалғанының бәрі айтылған.
retraction-gone = Түзету: мұндай кездесу болған жоқ ({ $who }). Хабарлама қате болған.
retraction-untold = Түзету · { $who }: басылым мақаланы өзгертті, онда бұл кездесу туралы енді айтылмайды.
retraction-changed = Түзету · { $who }: { $changes }
retraction-merged =
    Түзету · { $who }: бұл бөлек кездесу емес, кездесу біреу:
    { $meeting }
retraction-split =
    Түзету · { $who }: бұл бір кездесу емес еді:
    { $meetings }
retraction-restored =
    Түзетудің түзетуі · { $who }: кездесу бәрібір болған:
    { $meeting }
