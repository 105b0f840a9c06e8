article-meetings = Meetings in the article: { $count }
article-none = No meetings found in the article.
article-people = Named: { $names }
article-foreign = The article is not in Russian, Kazakh or English: I can’t read it.
article-known = This article is in the archive already.
article-others = In the archive: No. { $number }, { $count ->
    [one] { $count } more report
   *[other] { $count } more reports
}
article-new = 🆕 Not in the archive.
article-first = 🆕 Not in the archive; they had not met there before.
article-earlier = 🆕 Not in the archive. Together before: { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}, the last — { $last }
article-more = … and { $count } more
article-busy-yours = I am still reading your previous article. Send this one when I have answered.
article-busy-many = I am reading other people’s articles. Please send it again in a minute.
article-unreadable = It can’t be read: I see no article here. You can forward its text.
article-gone = The article can’t be seen any more. Send it again.
button-keep = Add to the archive
fetch-address = That is no address of a page: it should look like https://…
fetch-forbidden = I don’t open this address: it leads into a private network, or where no sites are.
fetch-unknown-host = There is no site of that name.
fetch-unreachable = The site doesn’t answer.
fetch-slow = The site takes too long. Try later, or forward the text of the article.
fetch-too-large = The page is too large: I read up to 5 MB.
fetch-redirects = The page keeps leading on, and there is no article at the end.
fetch-status = The site won’t give the page: error { $status }. You can forward the text.
fetch-kind = There is no page of text at this address.
fetch-robots = The site asks programs not to open this page.
fetch-broken = The site’s answer can’t be made out. You can forward the text.
