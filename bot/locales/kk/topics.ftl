topic-which = Қай тақырып туралы айтайын?
topic-unknown = «{ $name }» тақырыбы тізімде жоқ.
about-topic = тақырып: { $topic }
about-within = орны: { $country }
button-topic = { $name } · { $count }
button-topics = Басқа тақырыптар
