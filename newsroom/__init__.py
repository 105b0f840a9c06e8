"""Works by itself: from the outlets to the subscribers."""
