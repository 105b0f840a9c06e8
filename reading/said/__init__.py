"""What was said, by whom, and what came of talks."""
