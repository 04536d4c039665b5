"""How keys and values of a record are read and typed."""
