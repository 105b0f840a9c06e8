"""Names of people and offices, in the nominative, and who holds which."""
