"""Sentences with their mentions: who does what with whom, by the parse."""
