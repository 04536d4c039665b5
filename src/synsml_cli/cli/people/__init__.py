"""Commands that show, change and import people."""
