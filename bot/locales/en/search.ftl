search-usage =
    Which words shall I look for in the articles? Any form of a word will do. For example: /search { $example }
    “exact words” stand together; -word leaves out; title:word; since 2021, until 2023, for a month.
search-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
search-many = more than { $count } articles
search-empty = No article has such words.
search-fewer = Try fewer words, or no quotation marks.
search-meetings = <b>Meetings in this article</b>
search-article-gone = This article is gone.
button-article = { $number } · meetings: { $count }
button-found-before = ‹ Back up
button-found-after = Further ›
