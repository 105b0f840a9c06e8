quotes-usage = Чьи слова показать? Например: /quotes { $example } — или с темой: /quotes { $example } мир
quotes-too-long = Слишком длинная тема: назовите её одним-двумя словами. Например: /quotes { $example } мир
quotes-count-direct = { $count ->
    [one] { $count } цитата
    [few] { $count } цитаты
    [0] цитат нет
   *[many] { $count } цитат
}
quotes-count-reported = { $count ->
    [one] { $count } высказывание в пересказе
    [few] { $count } высказывания в пересказе
    [0] высказываний нет
   *[many] { $count } высказываний в пересказе
}
button-quotes = Цитаты
button-quotes-all = Все цитаты
button-quotes-direct = Прямая речь · { $count }
button-quotes-reported = В пересказе · { $count }
