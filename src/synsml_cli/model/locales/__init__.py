"""The words of each language: one file a language (`en.py` ...), their shape in `language.py`, the list in `registry.py`."""
