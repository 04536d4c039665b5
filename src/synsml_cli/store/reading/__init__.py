"""Read the files of a workshop into a `Project`.

Pipeline: `load` -> `Loader` (one file at a time) -> `people`, `pages`, `jekyll_config`; `sound_parts` after a syntax error.
"""
