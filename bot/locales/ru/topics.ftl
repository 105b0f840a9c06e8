topic-which = О какой теме рассказать?
topic-unknown = Темы «{ $name }» нет в списке.
about-topic = тема: { $topic }
button-topic = { $name } · { $count }
button-topics = Другие темы
