"""Replace files atomically, one or several, under a lock.

Pipeline: `locked` -> `Draft` (texts in memory) -> `Batch` (temporary files, then renames) -> `write` (one file).
"""
