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
fix-undo = № { $number } қайтару
button-fix = Түзету
button-to-card = Карточкаға
