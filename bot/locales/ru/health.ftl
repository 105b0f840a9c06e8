health-title = Рассылка
health-queue = Пора отправить: { $due }; ждут своего времени: { $queued }; отправляются: { $sending }
health-lag = Самое старое ждёт, минут: { $minutes }
health-ended = За сутки: отправлено { $sent }, отказано { $refused }
health-reason = — { $reason }: { $count }
health-unknown = Неизвестно, дошло ли: { $count }
health-digests = Выпуски, ещё не составленные: { $overdue }; отключённых чатов: { $inactive }
health-pause = Telegram просит паузу { $scope ->
    [all] для всех
   *[chat] в чате { $chat }
}, минут: { $minutes }
health-alarm = С рассылкой что-то не так
health-more = Подробнее: /health
health-trouble = ⚠️ { $trouble ->
    [lag] Сообщения ждут отправки { $lag } мин.
    [overdue] Не составлены выпуски: { $overdue }, самый старый опаздывает на { $digests } мин.
    [unknown] Неизвестно, дошли ли сообщения за сутки: { $unknown }.
    [refused] Много отказов за сутки: { $refused }.
   *[paused] Telegram просит ничего не отправлять.
}
backup-failed = ⚠️ Не удалось сделать копию архива: { $reason } Что проверить: python -m bot doctor
