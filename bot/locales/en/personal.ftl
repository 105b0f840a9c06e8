mydata-title = <b>What is kept about you</b>
mydata-chat = Chat: language { $language }, time zone { $city }; known since { $since }
mydata-count = { $what ->
    [subscriptions] Digests
    [watches] What is followed for you
    [told] Meetings that digests told you of
    [alerted] Meetings that alerts told you of
    [deliveries] Messages sent to you, or waiting to be
    [objections] What you said is wrong
   *[corrections] What you put right in the archive
}: { $count }
mydata-rest = Sent messages are kept for { $days } days; what you ask is not kept. All of it is in the file. To delete it: /forget
mydata-in-private = This is between us alone: write to me in private.
forget-sure = { $place ->
    [private] Delete everything that is kept about you: digests, what is followed, language and time zone, sent messages and what they told, what you said is wrong?
   *[group] Delete everything that is kept about you yourself: the digests and settings of your private chat, what you said is wrong? The digests and settings of this group stay.
} It can't be undone. To see it first: /mydata
forget-not = Nothing was deleted.
forgotten = Deleted. Nothing is kept about you any more; when you write again, we begin anew.
button-forget = Delete
menu-mydata = what the bot keeps about you
menu-forget = delete everything about you
help-mydata = /mydata — what is kept about you; /forget — delete it
