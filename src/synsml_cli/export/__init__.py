"""Export a workshop: one module is one format, as a pure function from data to text or bytes."""
