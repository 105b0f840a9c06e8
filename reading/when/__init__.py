"""Dates, forums and anniversaries as a text words them, and the day of the text itself."""
