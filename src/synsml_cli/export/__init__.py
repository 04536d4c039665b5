"""The formats that a workshop is exported to: one module is one format, a pure function from data to text or bytes."""
