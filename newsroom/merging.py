"""Do these reports tell of one meeting? Which values win, which conflict? Pure."""
