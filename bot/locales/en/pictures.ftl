network-heading = Who meets whom
network-title = <b>Who meets whom</b>{ $about }
network-counts = { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
}, { $persons ->
    [one] { $persons } person
   *[other] { $persons } people
}
network-strongest = The most frequent are shown: { $persons } of { $all_persons } people, { $links } of { $all_links } links
network-top = Most often:
network-empty = The archive has no such meeting of two named people.
meetings-counted = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
picture-failed = The picture could not be drawn; the same in words:
stats-heading-months = Meetings by month
stats-heading-years = Meetings by year
stats-title = <b>In numbers</b>{ $about }
stats-ranking = Most often
stats-beside = No exact date or earlier, not in the bars: { $count }
stats-held = <b>{ $count }</b> { $count ->
    [one] meeting
   *[other] meetings
} held, { $persons ->
    [one] { $persons } person
   *[other] { $persons } people
}
stats-status = { $status ->
    [planned] announced
    [postponed] postponed
   *[cancelled] cancelled
}: { $count }
stats-people = Who: { $list }
stats-countries = Countries: { $list }
stats-busiest = The most: { $when } ({ $count })
stats-years = By year: { $list }
strip-heading = Meetings in time
strip-others = others
strip-legend = Filled — held, outline — announced, bar — the day is not exact.
strip-latest = The latest { $count } are shown.
strip-left-out = No exact date or called off, not shown: { $count }
strip-empty = The archive has no meetings with known days.
button-picture = As a picture
button-stats = In numbers
button-network = Network
form-sidelines = meeting on the margins
button-card = Card
