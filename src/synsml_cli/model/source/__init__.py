"""Positions in files, parsed nodes, front matter and findings."""
