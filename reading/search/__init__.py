"""What an article is found by, and what somebody looks for: words in their dictionary forms."""
