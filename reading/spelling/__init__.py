"""Words of names: the forms and spellings they come in, and whom of the known they mean."""
