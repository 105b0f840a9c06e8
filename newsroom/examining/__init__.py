"""Whether the archive is what it should be, and what to do where it is not."""
