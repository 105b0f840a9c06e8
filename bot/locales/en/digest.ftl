digest-title = Diplomacy · { $weekday }, { $day } { $month }
digest-late = Late: this issue was due at { $time }.
digest-section = { $section ->
    [week] Today and this week
    [moved] Moved and cancelled
    [updated] Updated
    [ahead] Announced
    [overdue] Past their time, no report
   *[held] Took place
}
digest-quiet = A quiet day: no new meetings.
digest-quiet-week = A quiet day: no new meetings. This week: { $meetings }.
digest-more = { $count ->
    [one] { $count } more meeting did not fit: /timeline week
   *[other] { $count } more meetings did not fit: /timeline week
}
digest-evidence = «{ $words }» — { $source }
digest-no-outlet = outlet not named
digest-today = today
digest-tomorrow = tomorrow
digest-yesterday = yesterday
digest-today-and-tomorrow = today and tomorrow
digest-change = { $field ->
    [date] date
    [place] place
    [form] form
    [forum] forum
   *[status] status
}: { $after } (was: { $before })
digest-change-new = { $field ->
    [date] date
    [place] place
    [form] form
    [forum] forum
   *[status] status
}: { $after }
digest-nothing = not given
digest-doubted = in doubt: the outlet has taken the article away, and nobody else reports it
digest-confirmed = confirmed again: the article can be opened
digest-topic-lost = The topic this digest came to is closed. Issues now come here; to choose another topic, send /subscribe in it.
weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
week-title = Review of the week · { $days }
week-held = { $count ->
    [0] The archive has no new meetings of this week.
    [one] { $count } meeting this week.
   *[other] { $count } meetings this week.
}
week-active = Most often: { $names }
month-title = <b>The month in numbers</b> · { $about }
month-before = The month before: { $count }
button-rest = The rest · { $count }
digest-no-rest = There is nothing more: all the rest has been told.
retraction-gone = Correction: there was no such meeting ({ $who }). The message was wrong.
retraction-untold = Correction · { $who }: the outlet has changed the article, which no longer tells of the meeting.
retraction-changed = Correction · { $who }: { $changes }
retraction-merged =
    Correction · { $who }: this was no meeting of its own, there is one:
    { $meeting }
retraction-split =
    Correction · { $who }: this was not one meeting:
    { $meetings }
retraction-restored =
    Correction of a correction · { $who }: there was such a meeting after all:
    { $meeting }
