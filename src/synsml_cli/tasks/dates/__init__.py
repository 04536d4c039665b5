"""Move, set, add, cancel, remove and undo dates."""
