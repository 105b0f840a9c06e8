health-title = Delivery
health-queue = Due: { $due }; waiting for their time: { $queued }; under way: { $sending }
health-lag = The oldest has waited, minutes: { $minutes }
health-ended = In a day: sent { $sent }, refused { $refused }
health-reason = — { $reason }: { $count }
health-unknown = Not known to have arrived: { $count }
health-digests = Digests still to be composed: { $overdue }; chats switched off: { $inactive }
health-pause = Telegram wants a pause { $scope ->
    [all] everywhere
   *[chat] in chat { $chat }
}, minutes: { $minutes }
health-alarm = Something is wrong with delivery
health-more = More: /health
health-trouble = ⚠️ { $trouble ->
    [lag] Messages have waited for { $lag } min.
    [overdue] Digests not composed: { $overdue }, the oldest { $digests } min late.
    [unknown] Messages of a day not known to have arrived: { $unknown }.
    [refused] Many refusals in a day: { $refused }.
   *[paused] Telegram wants us to send nothing.
}
backup-failed = ⚠️ The archive could not be copied: { $reason } What to look at: python -m bot doctor
