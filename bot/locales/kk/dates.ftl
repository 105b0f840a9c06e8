month = { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
month-genitive = { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}
season = { $season ->
    [spring] көктем
    [summer] жаз
    [autumn] күз
   *[winter] қыс
}
date-day = { $year } жылғы { $day } { $month }
date-month = { $year } жылғы { $month }
date-year = { $year } жыл
date-years = { $first }–{ $last } жылдар
date-season = { $year } жылғы { $season }
date-days-of-month = { $year } жылғы { $first }–{ $last } { $month }
date-from-to = { $first } – { $last }
date-months-of-year = { $year } жылғы { $first }–{ $last }
date-year-before-month = { $year } жыл, { $month } айына дейін
date-year-since-month = { $year } жыл, { $month } айынан бастап
date-start-of-year = { $year } жылдың басы
date-end-of-year = { $year } жылдың соңы
date-first-half = { $year } жылдың бірінші жартысы
date-second-half = { $year } жылдың екінші жартысы
date-until-year-end = { $year } жылдың соңына дейін
date-unknown = нақты күні жоқ
date-not-before = нақты күні жоқ, ең ертесі { $date }
date-not-after = нақты күні жоқ, ең кеші { $date }
month-of-year-genitive = { $year } жылғы { $month }
date-year-until-day = { $year }, { $day } { $month } кеш емес
