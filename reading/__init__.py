"""Understands: text in, facts out. No I/O, no clock, no database."""
