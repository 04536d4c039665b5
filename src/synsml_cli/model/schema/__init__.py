"""Reads the keys and values of a record, with their types."""
