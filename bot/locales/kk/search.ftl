search-usage =
    Мақалалардан қандай сөздерді іздейміз? Сөздің тұлғасы маңызды емес. Мысалы: /search { $example }
    «дәл осы сөздер» — қатар; -сөз — онсыз; тақырып:сөз; since 2021, until 2023.
search-count = { $count } мақала
search-many = { $count } мақаладан көп
search-empty = Мұндай сөздері бар мақала жоқ.
search-fewer = Сөзді азайтып немесе тырнақшасыз көріңіз.
search-meetings = <b>Осы мақаладағы кездесулер</b>
search-article-gone = Бұл мақала енді жоқ.
button-article = { $number } · кездесулер: { $count }
button-found-before = ‹ Жоғары
button-found-after = Әрі қарай ›
