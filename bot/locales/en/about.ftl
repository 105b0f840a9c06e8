about-title = <b>Dipcourier</b> { $version }
coverage = In the archive: { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
}{ $years }.
coverage-empty = The archive is still empty.
about-people = People: { $persons }
about-outlets = Outlets: { $outlets }
about-trust = Every fact comes with the sentence that proves it. A date is shown only as precisely as it is known.
