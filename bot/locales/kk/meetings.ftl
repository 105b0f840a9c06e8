meeting-usage = Кездесудің нөмірі карточкада және сілтемелерде тұр. Мысалы: /meeting { $example }
why-usage = Кездесудің нөмірі карточкада және сілтемелерде тұр. Мысалы: /why { $example }
meeting-unknown = Мұрағатта { $number } нөмірлі кездесу жоқ.
meeting-more-sides = және тағы { $count }
meeting-others = Қатысқандар: { $names }
meeting-host = Қабылдаушы тарап: { $host }
meeting-margins = Алаңында: { $forum }
meeting-forum = Форум: { $forum }
meeting-topics = Тақырыптар: { $topics }
meeting-date = <i>Күні:</i> { $precision }; { $bases }
meeting-conflict = <i>Хабарлар әртүрлі:</i> { $field } — { $values }
meeting-history = <i>Тарихы:</i>
history-undated = күні белгісіз
history-step = { $step ->
    [planned] жарияланды: { $date }
    [moved] ауыстырылды: { $date }
    [postponed] кейінге қалдырылды
    [cancelled] тоқтатылды
   *[held] өтті: { $date }
}
meeting-sources = <i>Хабарлаған:</i> { $reports } хабар, тәуелсізі: { $independent } · № { $number }
meeting-more-reports = … және тағы { $count }
outlet-unknown = басылым көрсетілмеген
article-withdrawn = басылым мақаланы алып тастады
meeting-doubted = ⚠️ Күмәнді: басылым мақаланы алып тастады, басқа хабар жоқ.
precision = { $precision ->
    [day] күн
    [range] аралық
    [month] ай
    [season] жыл мезгілі
    [year] жыл
    [bound] тек шегі белгілі
   *[unknown] белгісіз
}
basis = { $basis ->
    [explicit] мәтінде тура айтылған: { $words }
    [relative] мәтін сөздері бойынша: { $words }
    [dateline] орны мен күні жазылған жол бойынша: { $words }
    [anniversary] мақала жазған мерейтой бойынша: { $words }
    [publication] жарияланған күні бойынша
   *[none] мақалада айтылмаған
}
basis-relative = { $words }, жарияланған күннен: { $date }
basis-forum = форумдар күнтізбесі бойынша: { $forum }, { $days }
basis-name = { $basis ->
    [explicit] мәтінде тура айтылған
    [relative] мәтін сөздері бойынша
    [dateline] орны мен күні жазылған жол бойынша
    [forum] форумдар күнтізбесі бойынша
    [anniversary] мерейтой бойынша
    [publication] жарияланған күні бойынша
   *[none] жоқ
}
part = { $part ->
    [traveller] сапармен
    [host] қабылдайды
   *[principal] қатысады
}
field = { $field ->
    [participants] Қатысушылар
    [form] Түрі
    [status] Мәртебесі
    [date] Күні
    [place] Орны
    [forum] Форум
    [topics] Тақырыптар
    [host] Қабылдаушы тарап
   *[other] Басқа
}
why-title = <b>Неге бұлай</b> · № { $number } кездесу
why-confidence = Сенімділік: { $percent } %
place-disputed = { $places } — дереккөздер әртүрлі айтады
meeting-outcomes = <i>Нәтижесі:</i>
button-pair = Екеуінің арасы
