sources-title = <b>Sources</b>
sources-freshness = <i>From publication to the archive:</i> half of the articles within { $half }, nine of ten within { $most }
sources-none = There are no sources yet.
sources-catalogue = Outlets to be added with one tap:
sources-catalogue-empty = All outlets we know of are added.
source-line = { $number }. { $mark } <b>{ $name }</b>
source-public = • { $name }: updated { $ago } ago
source-kind = { $kind ->
    [feed] Feed (RSS, Atom)
    [sitemap] Sitemap
    [page] Page with a list
    [folder] Folder of files
    [mailbox] Mailbox
   *[channel] Telegram channel
}
source-paused = paused
source-new = not polled yet
source-fine = updated { $ago } ago
source-fails = failing for { $since }: { $why }
source-interval = Polled every { $interval }
source-figures = { $perday } a day, { $kept } kept in a week, { $share } % with meetings
source-delay = from publication to archive { $delay }
source-gone = There is no such source any more.
source-known = This source is known, or the offer is too old.
source-failing = ⚠️ The source <b>{ $name }</b> has been failing for { $since }: { $why }. I keep trying, ever less often.
source-trouble = { $trouble ->
    [address] the address is wrong
    [forbidden] the address leads into a private network
    [unknown-host] there is no site of that name
    [unreachable] the site doesn’t answer
    [slow] the site takes too long
    [too-large] the answer is larger than 5 MB
    [redirects] the address keeps leading on
    [status] the site answers with error { $detail }
    [kind] it isn’t what was expected
    [robots] the site’s robots.txt forbids it
    [no-list] there is no feed and no sitemap
    [no-folder] there is no such folder, or it can’t be read
   *[broken] the answer can’t be made out
}
source-usage = /source add https://… finds an outlet’s feed and shows what it gives
    /source add https://… pattern takes a page with a list; the pattern is what addresses of articles share
    /source export gives the feeds as OPML; send me an .opml file to add its feeds
    /sources lists all sources
source-found = Found: <b>{ $name }</b>, { $kind ->
    [feed] a feed
    [sitemap] a sitemap
   *[page] a page with a list
}
source-found-count = Articles: { $count }, likely diplomacy: { $relevant }. For example:
source-no-meetings = • no meetings found
source-not-found = I couldn’t find where the outlet tells what is new: { $why }.
source-remove-sure = Remove the source? Its articles stay in the archive.
source-list-bad = That is no OPML list of feeds.
source-list-added = Added, paused: { $count } of { $total }. Switch them on in /sources.
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count } d
button-source-catalogue = Add an outlet
button-source-add = Add
button-source-pause = Pause
button-source-resume = Switch on
button-source-poll = Poll now
button-source-remove = Remove
