"""Commands that show and change the schedule."""
