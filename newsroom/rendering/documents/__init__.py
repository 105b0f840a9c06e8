"""Writes what people keep or print: calendars and dossiers. Imported only by the worker."""
