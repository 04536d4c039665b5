"""Picture files: their kinds, notes and locations, and the pictures that a workshop names."""
