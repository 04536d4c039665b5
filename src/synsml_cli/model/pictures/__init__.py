"""Kinds of picture files and which pictures a workshop names."""
