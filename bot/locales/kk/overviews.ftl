overview-usage-pair = Қай екеуі туралы айтайын? Мысалы: /pair Тоқаев, { $example } — немесе /pair Қазақстан | Өзбекстан
overview-usage-country = Қай ел туралы айтайын? Мысалы: /country Өзбекстан
overview-never = Мұрағатта өткен кездесулер жоқ.
overview-count = Кездесулер: <b>{ $count }</b> (соңғысы — { $last })
overview-count-many = Кездесулер: <b>{ $count } көп</b> (соңғысы — { $last })
overview-every-days = орта есеппен { $count ->
    [1] күніне
   *[other] { $count } күнде
} бір рет
overview-every-months = орта есеппен { $count ->
    [1] айына
   *[other] { $count } айда
} бір рет
overview-forms = Қалай: { $list }
overview-places = Қайда: { $list }
overview-topics = Не туралы: { $list }
overview-usage-org = Қай ұйым немесе форум туралы айтайын? Мысалы: /org БҰҰ — немесе /org ШЫҰ саммиті
overview-people = Кім: { $list }
org-unknown = Мұрағатта «{ $name }» деген ұйым не форум жоқ.
