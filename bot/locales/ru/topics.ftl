topic-which = О какой теме рассказать?
topic-unknown = Темы «{ $name }» нет в списке.
about-topic = тема: { $topic }
about-within = место: { $country }
button-topic = { $name } · { $count }
button-topics = Другие темы
