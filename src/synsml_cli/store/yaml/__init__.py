"""Reads YAML with positions, and edits it without changing its format."""
