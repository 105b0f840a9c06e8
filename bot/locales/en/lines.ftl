form = { $form ->
    [talks] talks
    [phone_call] phone call
    [video_call] video call
    [visit] visit
    [sidelines] meeting
    [multilateral] multilateral meeting
    [other] contact
   *[meeting] meeting
}
status = { $status ->
    [planned] announced
    [postponed] postponed
    [cancelled] cancelled
    [overdue] time has passed, no report
   *[held] took place
}
on-margins = on the margins of { $forum }
and-more = { $names } and { $count } more
