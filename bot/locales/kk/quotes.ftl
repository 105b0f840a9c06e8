quotes-usage = Кімнің сөзін көрсетейін? Мысалы: /quotes { $example } — немесе тақырыппен: /quotes { $example } мир
quotes-too-long = Тақырып тым ұзын: бір-екі сөзбен айтыңыз. Мысалы: /quotes { $example } мир
quotes-count-direct = { $count ->
    [0] дәйексөз жоқ
   *[other] { $count } дәйексөз
}
quotes-count-reported = { $count ->
    [0] сөздері жоқ
   *[other] { $count } сөзі баяндалған
}
button-quotes = Дәйексөздер
button-quotes-all = Барлық дәйексөз
button-quotes-direct = Төл сөз · { $count }
button-quotes-reported = Баяндалған · { $count }
