"""Files replaced atomically, several at once, under a lock."""
