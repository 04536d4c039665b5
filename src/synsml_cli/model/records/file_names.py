"""The names of files and folders in a workshop and its site, each defined once.

Two are defined with their content: `FILE` in `workshop.py`, `PUBLIC_FILE` in `model/calendar/feed.py`.
"""

import unicodedata

PEOPLE = "people"
"""The folder of the public records."""
TEMPLATES = "templates"
"""The folder of the workshop's own templates."""
LOCK = ".synsml.lock"
"""Exists while a command writes."""
TEMPORARY = ".synsml-tmp"
"""Suffix of temporary files, which begin with a dot and lie next to the file that they replace."""
MANIFEST = ".synsml-rendered"
"""In the site folder: the list of files that `render` wrote."""
KEY_DATES = "_includes/key_dates_list.md"
"""The include that shows the key dates on a page that synsml does not render."""
PEOPLE_INCLUDE = "_includes/people.html"
"""The card of a person, for themes without one; written if `site.people_include` is true."""
CONFIGS = ("_config.yml", "_config.yaml")
"""Names of Jekyll's configuration; the first existing one is used (https://jekyllrb.com/docs/configuration/)."""


def same_spelling(name: str) -> str:
    """Return a common form of all spellings of a name.

    Ignores upper and lower case, and whether ë is one character or two (Unicode NFC and NFD; macOS used the latter).
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
