answer-last = the latest meeting
answer-first = the first meeting in the archive
answer-count = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
} in the archive
answer-count-many = more than { $count } meetings in the archive
answer-last-on = The latest — { $date }
answer-first-on = The first — { $date }
answer-as-far-as = These are the meetings that articles of the archive report; there may have been more.
answer-no-topics = The articles of the archive name no topics.
answer-nothing = no such meetings in my sources
hint-not-understood =
    I did not understand the question. You can ask, for example:
    “When did Tokayev last meet { $name }?”
    “What is Tokayev planning?”
    Or give a name; all commands are in /help
hint-hello =
    Ask in words, or give a name:
    “When did Tokayev last meet { $name }?”
    “What is Tokayev planning?”
    All commands: /help
