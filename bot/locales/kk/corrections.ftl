correct-usage = <b>Түзетулер.</b> Карточкалардың астында «Түзету» батырмасы бар; сөзбен былай:
correct-done = ✅ Түзетілді: { $what }
correct-undone = ↩️ Түзету қайтарылды: { $what }
correct-refused = Бұлай түзетуге болмайды: { $reason }
correct-gone = Бұл жазба мұрағатта енді жоқ.
correction-number = № { $number }
correction-undone = қайтарылды
correction = { $kind ->
    [set_meeting] { $target } кездесу
    [drop_meeting] { $target } кездесуден өшірілді
    [merge_meetings] біріктірілген кездесулер: { $target } және
    [split_meeting] бөлінген кездесу: { $target }
    [rename_person] аты, { $target } тұлға
    [merge_people] біріктірілген тұлғалар: { $target } және
    [drop_office] қызмет алынды, { $target } тұлға
    [drop_statement] № { $target } сөздер өшірілді
    [set_speaker] № { $target } сөздердің иесі — тұлға
   *[split_person] { $target } тұлғадан бөлінген есім
}
correction-field = { $field ->
    [date] · күні
    [status] · мәртебесі
    [form] · түрі
    [place] · орны
    [forum] · форум
   *[host] · қабылдаушы тарап
}
fix-meeting = <b>Нені түзету керек?</b> № { $number } кездесу
fix-person = <b>Нені түзету керек?</b> { $name } · № { $number }
fix-hint = Басқа мән — сөзбен: { $example }
fix-date = Күні: { $date }
fix-merge = № { $number } біріктіру: { $what }
fix-drop = Өшіру: болған жоқ
fix-split-report = Басқа кездесу: { $outlet }, { $article }
fix-drop-report = Қате: { $outlet }, { $article }
fix-rename = «{ $name }» деп атау
fix-split = «{ $name }» бөлу
fix-drop-office = Бұл қызметте болмаған: { $office }
fix-drop-words = Бұлай айтпаған: «{ $words }»
fix-speaker = Айтқан адам: { $name }
fix-undo = № { $number } қайтару
button-fix = Түзету
button-to-card = Карточкаға
correct-why-usage = былай жазыңыз: { $examples }
correct-why-no-number = «{ $word }» — нөмір емес
correct-why-no-field = кездесуде «{ $field }» деген мән жоқ; бары: { $fields }
correct-why-wrong-date = «{ $value }» — күн емес; былай жазыңыз: 2019-09-24, 2019-09, 2019-09-24..2019-09-27, unknown
correct-why-wrong-order = { $first } күні { $last } күнінен кейін
correct-why-no-choice = мұнда «{ $value }» болмайды; бары: { $choices }
correct-why-too-long = «{ $field }»: { $most ->
    [one] { $most } таңбадан артық
   *[other] { $most } таңбадан артық
}
correct-why-name-length = есімде 1-ден { $most } таңбаға дейін болады
correct-why-no-meeting = { $number } кездесу мұрағатта жоқ
correct-why-no-person = { $number } тұлға мұрағатта жоқ
correct-why-no-statement = { $number } мәлімдеме мұрағатта жоқ
correct-why-no-correction = { $number } түзету жоқ
correct-why-undone-already = { $number } түзету қайтарылып қойған
correct-why-one-meeting-already = { $one } мен { $other } — онсыз да бір кездесу
correct-why-one-person-already = { $one } мен { $other } — онсыз да бір тұлға
correct-why-said-already = бұл онсыз да { $number } тұлғаның сөзі
correct-why-no-report-left = кездесуде бірде-бір хабар қалмас еді
correct-why-name-articles = ол туралы айтатын мақалаларды атаңыз: { $articles }
correct-why-name-names = бірнеше есімнің бірін ғана бөлуге болады; { $number } есімдері: { $names }
correct-why-name-offices = қызметті жазылғанындай атаңыз; { $number } қызметтері: { $offices }
