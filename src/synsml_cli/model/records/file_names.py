"""The names of the files and folders that a workshop and its site have, each said once.

Two stand with what they hold: `FILE` in `workshop.py`, `PUBLIC_FILE` in `calendar_plan.py`.
"""

import unicodedata

PEOPLE = "people"
"""The folder of the public records."""
TEMPLATES = "templates"
"""The folder of the workshop's own templates."""
LOCK = ".synsml.lock"
"""There while something is written."""
TEMPORARY = ".synsml-tmp"
"""The end of the name of a temporary file, which begins with a dot and stands beside the file that it becomes."""
MANIFEST = ".synsml-rendered"
"""In the site folder: what `render` wrote there."""
KEY_DATES = "_includes/key_dates_list.md"
"""The include with which a page that is not ours can show the key dates."""
PEOPLE_INCLUDE = "_includes/people.html"
"""The card of a person, for themes that bring none; written where `site.people_include` asks for it."""
CONFIGS = ("_config.yml", "_config.yaml")
"""Where Jekyll's configuration may be; the first one that is there counts (https://jekyllrb.com/docs/configuration/)."""


def same_spelling(name: str) -> str:
    """Return what the spellings of one name have in common: upper and lower case do not count, nor does whether ë is one
    character or two (Unicode NFC and NFD; macOS has written the latter).
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
