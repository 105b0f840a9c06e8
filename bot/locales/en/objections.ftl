button-wrong = This is wrong
button-leave = Leave as it is
objection-what = <b>What is wrong?</b>
objection-aspect = { $aspect ->
    [who] Who
    [when] When
    [where] Where
    [not_held] It didn’t happen
    [name] The name
    [office] The office
    [several] They are different people
   *[other] Something else
}
objection-taken = Noted, No. { $number }: { $aspect }. The editors will check, and I will write what came of it.
objection-how = ✍️ № { $number }. Do you know what is right, and where it says so? Answer in one line. You needn’t.
objection-placeholder = For instance: 24 September, the ministry’s site
objection-words-taken = Thank you, it goes with No. { $number }.
objection-settled = No. { $number } is closed already.
objection-refused-same = You have written about this already: the editors will check.
objection-refused-many = You have written a lot today. Let us go on tomorrow.
objection-title = ✋ No. { $number } · a reader: wrong — <b>{ $aspect }</b>
objection-words = The reader writes: “{ $words }”
objection-left = No. { $number }: left as it is, I will tell the reader.
objection-corrected = ✅ Corrected as you noted in No. { $number }: { $what }
objection-declined = Your note No. { $number } was checked; it stays as it is. The sentences it rests on are in the card.
