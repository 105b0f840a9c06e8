topic-which = Which topic?
topic-unknown = There is no topic “{ $name }” in the list.
about-topic = topic: { $topic }
about-within = place: { $country }
button-topic = { $name } · { $count }
button-topics = Other topics
