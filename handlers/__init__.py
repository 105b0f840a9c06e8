"""Answers people: one router per family of commands."""
