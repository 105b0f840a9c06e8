month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-genitive = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
season = { $season ->
    [spring] spring
    [summer] summer
    [autumn] autumn
   *[winter] winter
}
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-years = { $first }–{ $last }
date-season = { $season } { $year }
date-days-of-month = { $first }–{ $last } { $month } { $year }
date-from-to = { $first } – { $last }
date-months-of-year = { $first }–{ $last } { $year }
date-year-before-month = { $year }, before { $month }
date-year-since-month = { $year }, from { $month }
date-start-of-year = early { $year }
date-end-of-year = late { $year }
date-first-half = first half of { $year }
date-second-half = second half of { $year }
date-until-year-end = by the end of { $year }
date-unknown = no exact date
date-not-before = no exact date, not before { $date }
date-not-after = no exact date, not after { $date }
month-of-year-genitive = { $month } { $year }
date-year-until-day = { $year }, by { $day } { $month }
