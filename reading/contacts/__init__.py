"""Contacts in one sentence: the words for them, who stands around them, whether they took place."""
