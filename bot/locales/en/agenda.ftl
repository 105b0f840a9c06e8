agenda-title-ahead = Announced
agenda-title-off = Postponed and cancelled
agenda-title-overdue = Past their time
agenda-count = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
agenda-count-many = more than { $count } meetings
agenda-nothing = nothing
agenda-overdue-note = The archive has no report that these took place.
agenda-undated = No exact time
agenda-moved = 🔁 moved
agenda-moved-from = 🔁 moved, was: { $date }
agenda-too-long = The filter is too long: name a person, a country, a forum or a topic. For example: /upcoming { $example }
button-agenda = What is ahead
button-agenda-ahead = Announced · { $count }
button-agenda-off = Postponed, cancelled · { $count }
button-agenda-overdue = Past their time · { $count }
button-start = ‹ To the start
button-further = Further ›
