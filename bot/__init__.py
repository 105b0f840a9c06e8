"""Puts it together: alone reads the environment and the clock."""
