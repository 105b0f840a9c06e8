overview-usage-pair = Which two shall I tell of? For example: /pair Tokayev, { $example } — or /pair Kazakhstan | Uzbekistan
overview-usage-country = Which country shall I tell of? For example: /country Uzbekistan
overview-never = The archive has no meetings that took place.
overview-count = Meetings: <b>{ $count }</b> (the last one { $last })
overview-count-many = Meetings: <b>more than { $count }</b> (the last one { $last })
overview-every-days = every { $count ->
    [one] day
   *[other] { $count } days
} on average
overview-every-months = every { $count ->
    [one] month
   *[other] { $count } months
} on average
overview-forms = How: { $list }
overview-places = Where: { $list }
overview-topics = About: { $list }
overview-usage-org = Which organisation or forum? For example: /org UN — or /org SCO summit
overview-people = Who: { $list }
org-unknown = The archive knows no organisation or forum “{ $name }”.
