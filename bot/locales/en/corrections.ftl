correct-usage = <b>Corrections.</b> Cards have a button “Put right”; in words:
correct-done = ✅ Put right: { $what }
correct-undone = ↩️ Undone: { $what }
correct-refused = It can't be put right so: { $reason }
correct-gone = The archive no longer has this.
correction-number = No. { $number }
correction-undone = undone
correction = { $kind ->
    [set_meeting] meeting { $target }
    [drop_meeting] dropped from meeting { $target }
    [merge_meetings] merged meetings { $target } and
    [split_meeting] split meeting { $target }
    [rename_person] name of person { $target }
    [merge_people] merged people { $target } and
   *[split_person] split a name off person { $target }
}
correction-field = { $field ->
    [date] · date
    [status] · status
    [form] · form
    [place] · place
    [forum] · forum
   *[host] · host
}
fix-meeting = <b>What is wrong?</b> Meeting No. { $number }
fix-person = <b>What is wrong?</b> { $name } · No. { $number }
fix-hint = Any other value in words: { $example }
fix-date = Date: { $date }
fix-merge = Merge with No. { $number }: { $what }
fix-drop = Drop: it didn't happen
fix-split-report = Another meeting: { $outlet }, { $article }
fix-drop-report = Wrong: { $outlet }, { $article }
fix-rename = Call “{ $name }”
fix-split = Split off “{ $name }”
fix-undo = Undo No. { $number }
button-fix = Put right
button-to-card = To the card
