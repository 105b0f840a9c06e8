network-heading = Кім кіммен кездеседі
network-title = <b>Кім кіммен кездеседі</b>{ $about }
network-counts = { $meetings } кездесу, { $persons } адам
network-strongest = Ең жиілері көрсетілген: { $all_persons } адамнан { $persons }, { $all_links } байланыстан { $links }
network-top = Ең жиі:
network-empty = Бұл сұрау бойынша мұрағатта аталған екі адамның кездесуі жоқ.
meetings-counted = { $count } кездесу
picture-failed = Суретті салу мүмкін болмады; сол мәлімет сөзбен:
stats-heading-months = Айлар бойынша кездесулер
stats-heading-years = Жылдар бойынша кездесулер
stats-title = <b>Сандармен</b>{ $about }
stats-ranking = Ең жиі
stats-beside = Нақты күні жоқ немесе ертерек, бағандарға кірмеді: { $count }
stats-held = <b>{ $count }</b> кездесу өтті, { $persons } адам
stats-status = { $status ->
    [planned] жарияланған
    [postponed] кейінге қалдырылған
   *[cancelled] болмай қалған
}: { $count }
stats-people = Кім: { $list }
stats-countries = Елдер: { $list }
stats-busiest = Ең көбі: { $when } ({ $count })
stats-years = Жылдар бойынша: { $list }
strip-heading = Кездесулер уақыт бойынша
strip-others = басқалар
strip-legend = Боялған — өтті, контур — жарияланды, жолақ — күні дәл емес.
strip-latest = Соңғы { $count } көрсетілген.
strip-left-out = Күні дәл емес немесе болмай қалған, көрсетілмеді: { $count }
strip-empty = Мұрағатта күні белгілі кездесулер жоқ.
button-picture = Суретпен
button-stats = Сандармен
button-network = Кездесулер желісі
form-sidelines = жиын аясындағы кездесу
button-card = Карточка
