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
    [drop_office] office dropped, person { $target }
    [drop_statement] dropped words No. { $target }
    [set_speaker] words No. { $target } are those of person
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
fix-drop-office = Never held: { $office }
fix-drop-words = Never said: “{ $words }”
fix-speaker = Said by { $name }
fix-undo = Undo No. { $number }
button-fix = Put right
button-to-card = To the card
correct-why-usage = write it like one of these: { $examples }
correct-why-no-number = “{ $word }” is no number
correct-why-no-field = “{ $field }” is no value of a meeting; there are { $fields }
correct-why-wrong-date = “{ $value }” is no date; write it like 2019-09-24, 2019-09, 2019-09-24..2019-09-27, unknown
correct-why-wrong-order = { $first } comes after { $last }
correct-why-no-choice = there is no “{ $value }” here; there are { $choices }
correct-why-too-long = a { $field } of more than { $most ->
    [one] { $most } letter
   *[other] { $most } letters
}
correct-why-name-length = a name has 1 to { $most } letters
correct-why-no-meeting = there is no meeting { $number }
correct-why-no-person = there is no person { $number }
correct-why-no-statement = there is no statement { $number }
correct-why-no-correction = there is no correction { $number }
correct-why-undone-already = correction { $number } is undone already
correct-why-one-meeting-already = { $one } and { $other } are one meeting already
correct-why-one-person-already = { $one } and { $other } are one person already
correct-why-said-already = these are the words of person { $number } already
correct-why-no-report-left = no report would be left in the meeting
correct-why-name-articles = name articles that tell of it: { $articles }
correct-why-name-names = one of several names can be split off; { $number } has { $names }
correct-why-name-offices = name the office as it is worded; { $number } has { $offices }
