timeline-title = <b>Хронология</b>{ $about } · { $count } кездесу
timeline-title-many = <b>Хронология</b>{ $about } · { $count } кездесуден көп
timeline-empty = Мұрағатта мұндай кездесулер жоқ.
timeline-since = { $date } бастап
timeline-until = { $date } дейін
timeline-too-long = Сүзгі тым ұзын: есімді, елді, форумды немесе жылдарды атаңыз. Мысалы: /timeline { $example } 2019
