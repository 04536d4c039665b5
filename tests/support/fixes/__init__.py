"""Reads the fix that a finding proposes (remedies), types it (hand), and checks again (trials)."""
