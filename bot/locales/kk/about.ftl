about-title = <b>Дипкурьер</b> { $version }
coverage = Мұрағатта: { $articles } мақала, { $meetings } кездесу{ $years }.
coverage-empty = Мұрағат әзірге бос.
about-people = Адамдар: { $persons }
about-outlets = Басылымдар: { $outlets }
about-trust = Әр дерек оны дәлелдейтін сөйлеммен бірге беріледі. Күн қаншалықты дәл белгілі болса, соншалықты ғана көрсетіледі.
