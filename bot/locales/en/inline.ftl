inline-help = How to ask
inline-nothing = Nothing found. How to ask
button-open-bot = Open in the bot
