"""Puts it together: alone reads the environment and the clock."""

VERSION = "0.1.0"
"""The version CHANGELOG.md begins with."""
