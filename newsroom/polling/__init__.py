"""Keeps the archive current: polls sources, decides what to read, fetches and collects it."""
