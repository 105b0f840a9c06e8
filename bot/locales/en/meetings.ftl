meeting-usage = The number of a meeting stands on its card and in links. For example: /meeting { $example }
why-usage = The number of a meeting stands on its card and in links. For example: /why { $example }
meeting-unknown = The archive has no meeting number { $number }.
meeting-more-sides = and { $count } more
meeting-others = Present: { $names }
meeting-host = Host: { $host }
meeting-margins = On the margins of: { $forum }
meeting-forum = Forum: { $forum }
meeting-topics = Topics: { $topics }
meeting-date = <i>Date:</i> { $precision }; { $bases }
meeting-conflict = <i>Reports differ:</i> { $field } — { $values }
meeting-history = <i>History:</i>
history-undated = undated
history-step = { $step ->
    [planned] announced: { $date }
    [moved] moved: { $date }
    [postponed] postponed
    [cancelled] cancelled
   *[held] took place: { $date }
}
meeting-sources = <i>Reported by:</i> { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}, independent: { $independent } · No. { $number }
meeting-more-reports = … and { $count } more
outlet-unknown = outlet unknown
article-withdrawn = the outlet has taken the article away
meeting-doubted = ⚠️ In doubt: the outlet has taken the article away, and nobody else reports it.
precision = { $precision ->
    [day] a day
    [range] a range
    [month] a month
    [season] a season
    [year] a year
    [bound] only a limit is known
   *[unknown] unknown
}
basis = { $basis ->
    [explicit] said in the text: { $words }
    [relative] by words of the text: { $words }
    [dateline] by the dateline: { $words }
    [anniversary] by the anniversary the article is about: { $words }
    [publication] by the day of publication
   *[none] the article names none
}
basis-relative = { $words } counted from the publication, { $date }
basis-forum = by the calendar of forums: { $forum }, { $days }
basis-name = { $basis ->
    [explicit] said in the text
    [relative] by words of the text
    [dateline] by the dateline
    [forum] by the calendar of forums
    [anniversary] by the anniversary
    [publication] by the day of publication
   *[none] none
}
part = { $part ->
    [traveller] visiting
    [host] is the host
   *[principal] takes part
}
field = { $field ->
    [participants] Participants
    [form] Form
    [status] Status
    [date] Date
    [place] Place
    [forum] Forum
    [topics] Topics
    [host] Host
   *[other] Other
}
why-title = <b>Why so</b> · meeting No. { $number }
why-confidence = Confidence: { $percent }%
place-disputed = { $places } — sources differ
meeting-outcomes = <i>Outcomes:</i>
button-pair = Between the two
