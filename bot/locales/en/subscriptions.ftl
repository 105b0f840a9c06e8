subscribe-administrators = Digests are set up by administrators.
unsubscribed = No more digests.
unsubscribed-before = There were no digests here. To begin: /subscribe 08:00
unknown-deliveries = The connection broke while sending, and nobody knows whether the digest messages ({ $count }) arrived. Send them again?
unknown-resent = Sending them again.
unknown-skipped = All right, they won't be sent.
button-again = Send again
button-no = No need
subscribe-usage = I don't understand the time “{ $asked }”. For example: /subscribe 08:00 or /subscribe 8:30 London weekdays Tokayev, UN
subscribe-unchanged = Nothing has been changed.
subscribe-many = There are { $most } digests here already, as many as there may be. To drop one: /unsubscribe
subscribe-which = There are several digests here. Which of them should change?
subscribe-which-zone = There are several cities of that name. Which one?
subscribed = { $kind ->
    [weekly] A review of the week
    [monthly] The month in numbers
   *[daily] A digest
} { $schedule }.{ $about } The first one: { $date }. To stop: /unsubscribe
subscribed-about = { " " }About: { $about }.
schedule = { $days } at { $time } ({ $zone })
schedule-days = { $days ->
    [first] on the 1st of each month
    [work] on weekdays
    [weekend] at weekends
   *[every] every day
}
unsubscribe-which = There are several digests here. Which of them should stop? All at once: /unsubscribe all
subscription-title = { $kind ->
    [weekly] Review of the week
    [monthly] The month in numbers
   *[daily] Digest
}
subscription-about = About: { $about }
subscription-everything = everything
subscription-empty = When there is no news: { $tells ->
    [yes] one line, “A quiet day”
   *[no] nothing is sent
}
subscription-next = Next: { $date } at { $time }
interests-hint = Topics by button; people, countries and organisations by command: /subscribe Tokayev, UN, Uzbekistan
button-subscription = { $kind ->
    [weekly] Week
    [monthly] Month
   *[daily] Digest
}: { $schedule }
button-adjust = Adjust
button-first-digest = A digest at 08:00
button-one-more = ＋ One more
button-step = { $sign }{ $count } { $unit ->
    [h] h
   *[m] min
}
button-empty-on = Tell of quiet days, too
button-empty-off = Say nothing on quiet days
button-interests = About what
button-everything = Everything
button-drop = Stop it
button-pause = { $days ->
    [1] Pause until tomorrow
    [7] Pause for a week
    [30] Pause for a month
   *[several] Pause for { $days } days
}
button-resume = End the pause
pause-how-long = For how long should digests and alerts stop? In words, too: /pause until 5 December
pause-usage = I don't understand until which day: “{ $asked }”. For example: /pause until 5 December or /pause for a week
paused = Paused: digests and alerts come again on { $date }.
pause-over = No pause any longer: everything comes as usual.
pause-nothing = There are neither digests nor alerts here. To begin: /subscribe 08:00
