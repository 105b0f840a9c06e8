settings-title = <b>Чат баптаулары</b>
settings-language = Тілі: { $language }
settings-zone = Уақыт белдеуі: { $city }, { $zone }; қазір { $time }
settings-no-digest = Шолу: қосылмаған; қосу — /subscribe 08:00
settings-administrators = Баптауларды әкімшілер өзгертеді.
settings-which-zone = «{ $asked }» — қай қала?
settings-unknown = «{ $asked }» деген тілді де, қаланы да білмеймін. Мысалы: /settings Ташкент немесе /settings ru
# What somebody may call a language in this one.
language-names = { $code ->
    [ru] орысша, орыс тілі, орыс
    [kk] қазақша, қазақ тілі, қазақ
   *[en] ағылшынша, ағылшын тілі, ағылшын
}
language-name = Қазақша
settings-digest = { $kind ->
    [weekly] Апта қорытындысы
    [monthly] Ай сандармен
   *[daily] Шолу
}: { $schedule }
settings-off = өшірулі
settings-paused = { $date } дейін үзіліс
settings-hint = Басқа қала: /settings Лондон немесе геопозиция. Шолулар сөзбен: /subscribe 8:30 жұмыс күндері БҰҰ, Өзбекстан
settings-located = Сізде сағат қанша? Ең жақын уақыт белдеулері:
button-zone-hour = { $city } · { $time }
settings-of-chat = Шолулар: { $title }
settings-no-chat = Бұл чатты білмеймін. Сонда /settings деп жазыңыз.
button-settings-apart = Жеке чатта баптау
menu-settings = тіл, уақыт белдеуі, шолулар
menu-pause = шолулар мен хабарламаларды тоқтата тұру
