inline-help = Қалай сұрау керек
inline-nothing = Ештеңе табылмады. Қалай сұрау керек
button-open-bot = Ботта ашу
