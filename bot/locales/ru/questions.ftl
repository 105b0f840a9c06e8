answer-last = последняя встреча
answer-first = первая встреча в архиве
answer-count = в архиве { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
answer-count-many = в архиве больше { $count } встреч
answer-last-on = Последняя — { $date }
answer-first-on = Первая — { $date }
answer-as-far-as = Это встречи, о которых сообщают статьи архива; на деле их могло быть больше.
answer-no-topics = О темах статьи архива не говорят.
answer-nothing = таких встреч нет в моих источниках
hint-not-understood =
    Не понял вопроса. Можно, например, так:
    «когда последний раз встречались Токаев и { $name }?»
    «что планирует Токаев до конца года?»
    Или назовите имя, а все команды — /help
