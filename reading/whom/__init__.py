"""Whom words mean that are no names: titles, pronouns, «я», «стороны»."""
