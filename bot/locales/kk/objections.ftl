button-wrong = Бұл дұрыс емес
button-leave = Сол күйі қалсын
objection-what = <b>Не дұрыс емес?</b>
objection-aspect = { $aspect ->
    [who] Кім
    [when] Қашан
    [where] Қайда
    [not_held] Мұндай болған жоқ
    [name] Аты-жөні
    [office] Лауазымы
    [several] Бұлар әртүрлі адам
   *[other] Басқа
}
objection-taken = Жазылды, № { $number }: { $aspect }. Редакция тексереді, нәтижесін жазамын.
objection-how = ✍️ № { $number }. Дұрысы қалай және қайдан көрінеді? Бір жолмен жауап беріңіз. Жауап бермесеңіз де болады.
objection-placeholder = Мысалы: 24 қыркүйек, СІМ сайты
objection-words-taken = Рақмет, № { $number } бірге жеткіземін.
objection-settled = № { $number } жабылған.
objection-refused-same = Бұл туралы жазғансыз: редакция тексереді.
objection-refused-many = Бүгін көп жаздыңыз. Ертең жалғастырайық.
objection-title = ✋ № { $number } · оқырман: дұрыс емес — <b>{ $aspect }</b>
objection-words = Оқырман жазады: «{ $words }»
objection-left = № { $number }: сол күйі қалды, оқырманға жазамын.
objection-corrected = ✅ № { $number } ескертуіңіз бойынша түзетілді: { $what }
objection-declined = № { $number } ескертуіңіз тексерілді, сол күйі қалды. Негіз болған сөйлемдер — карточкада.
