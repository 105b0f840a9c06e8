"""Facts become words: the one place for answers and digests alike. Pure."""
