timeline-title = <b>Timeline</b>{ $about } · { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
timeline-title-many = <b>Timeline</b>{ $about } · more than { $count } meetings
timeline-empty = The archive has no such meetings.
timeline-since = since { $date }
timeline-until = until { $date }
timeline-too-long = The filter is too long: name a person, a country, a forum or years. For example: /timeline { $example } 2019
