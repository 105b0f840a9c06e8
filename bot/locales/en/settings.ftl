settings-title = <b>Settings of this chat</b>
settings-language = Language: { $language }
settings-zone = Time zone: { $city }, { $zone }; now { $time }
settings-no-digest = Digest: off; to get it: /subscribe 08:00
settings-administrators = The administrators change the settings.
settings-which-zone = “{ $asked }”: which of the cities?
settings-unknown = I know neither a language nor a city “{ $asked }”. For example: /settings Tashkent or /settings kk
# What somebody may call a language in this one.
language-names = { $code ->
    [ru] russian
    [kk] kazakh
   *[en] english
}
language-name = English
settings-digest = { $kind ->
    [weekly] Week
    [monthly] Month
   *[daily] Digest
}: { $schedule }
settings-off = off
settings-paused = paused until { $date }
settings-hint = Another city: /settings London, or a location. Digests in words: /subscribe 8:30 weekdays UN, Uzbekistan
settings-located = What time is it where you are? The nearest time zones:
button-zone-hour = { $city } · { $time }
settings-of-chat = Digests: { $title }
settings-no-chat = I don't know that chat. Write /settings in it.
button-settings-apart = Set up in private
menu-settings = language, time zone, digests
menu-pause = stop digests and alerts for a while
