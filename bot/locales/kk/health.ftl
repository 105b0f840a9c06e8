health-title = Жіберу
health-queue = Жіберетін уақыты келді: { $due }; кезегін күтуде: { $queued }; жіберілуде: { $sending }
health-lag = Ең ескісі күтіп тұр, минут: { $minutes }
health-ended = Тәулік ішінде: жіберілді { $sent }, бас тартылды { $refused }
health-reason = — { $reason }: { $count }
health-unknown = Жеткені белгісіз: { $count }
health-digests = Әлі құрастырылмаған шығарылымдар: { $overdue }; өшірілген чаттар: { $inactive }
health-pause = Telegram үзіліс сұрайды { $scope ->
    [all] — бәріне
   *[chat] — { $chat } чатында
}, минут: { $minutes }
health-alarm = Жіберуде ақау бар
health-more = Толығырақ: /health
health-trouble = ⚠️ { $trouble ->
    [lag] Хабарлар жіберуді { $lag } мин. күтіп тұр.
    [overdue] Құрастырылмаған шығарылымдар: { $overdue }, ең ескісі { $digests } мин. кешігуде.
    [unknown] Тәулік ішінде жеткені белгісіз хабарлар: { $unknown }.
    [refused] Тәулік ішінде бас тарту көп: { $refused }.
   *[paused] Telegram ештеңе жібермеуді сұрайды.
}
backup-failed = ⚠️ Мұрағат көшірмесін жасау мүмкін болмады: { $reason } Не тексеру керек: python -m bot doctor
