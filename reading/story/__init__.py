"""The article around its sentences: which day and place each contact has."""
