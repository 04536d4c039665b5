"""A YAML reader with positions and an editor that keeps the format."""
