"""Source files: positions, parsed nodes, front matter and findings."""
