inline-help = Как спрашивать
inline-nothing = Ничего не нашлось. Как спрашивать
button-open-bot = Открыть в боте
