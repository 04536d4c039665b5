"""Start a new workshop."""
