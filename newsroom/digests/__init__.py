"""What one subscription is told for one period, and when. Pure but for gathering."""
