"""The meeting reports of an article, out of its contacts, visits and ceremonies."""
