quotes-usage = Whose words? For example: /quotes { $example } — or with a subject: /quotes { $example } мир
quotes-too-long = The subject is too long: one or two words will do. For example: /quotes { $example } мир
quotes-count-direct = { $count ->
    [0] no quotations
    [one] { $count } quotation
   *[other] { $count } quotations
}
quotes-count-reported = { $count ->
    [0] no statements
    [one] { $count } reported statement
   *[other] { $count } reported statements
}
button-quotes = Quotations
button-quotes-all = All quotations
button-quotes-direct = Direct speech · { $count }
button-quotes-reported = Reported · { $count }
