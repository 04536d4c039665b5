"""Change sessions and show the schedule."""
