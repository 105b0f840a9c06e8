"""Text as the readers see it: cleaned, mended, cut into tokens, with lemmas and known phrases."""
