"""Codes and manual entries of the problems that the reader finds; each check has its own module instead.

These findings stop every command, because a file that was not read cannot be used.
"""

MANUAL = {
    "R101": """A file is not valid YAML.

    The file is not read any further. The other files are checked against the valid parts of `workshop.yaml`. `--select` does
    not hide this finding, only `--ignore R101` does.

    Bad:  title: Hype: or reality
    Good: title: "Hype: or reality"
    """,
    "R102": """A file is not UTF-8 text, or it contains a NUL byte or another control character.

    Names and titles would be garbled on every page.

    Bad:  a file saved as Latin-1 by an old editor, so that Étienne is not readable
    Good: the same file saved as UTF-8
    """,
    "R103": """A file is empty, or contains only comments.

    An empty record has no required keys.

    Bad:  an empty people/ada-lovelace.yaml
    Good: last: Lovelace
    """,
    "R104": """A file uses an unsupported feature of YAML: anchors, aliases, tags, directives, merge keys or several documents.

    "YAML bombs" are made of such features, and an alias lets one record change another one silently. Each feature is reported
    once per file, with the number of further places.

    Bad:  affiliation: *mit
    Good: affiliation: MIT
    """,
    "R105": """A file is too large, too deeply nested or has too many values.

    The limits are 1 MB, 30 levels and 50,000 values per file.
    """,
    "R106": """A key appears twice in the same map.

    Other YAML readers use the last one without a warning.

    Bad:  last: Noether
          last: Noeter
    Good: last: Noether
    """,
    "R107": """A key is unknown, so its value would be ignored.

    Most unknown keys are misspelled.

    Bad:  afiliation: MIT
    Good: affiliation: MIT
    """,
    "R108": """A required key is missing, or has no value.

    The entry cannot be used without it.

    Bad:  submission:
            label: Submission Deadline
    Good: submission:
            label: Submission Deadline
            when: TBD
    """,
    "R109": """A value has the wrong type: a list instead of a text, or a text instead of a map.

    It has no clear meaning, so it is not guessed.

    Bad:  roles: [speaker]
    Good: roles:
            speaker: invited
    """,
    "R110": """A value is not allowed here: an unknown state or kind, an invalid id, number or instant.

    The message names the allowed values, or the expected form.

    Bad:  speaker: maybe
    Good: speaker: tentative
    """,
    "R111": """A date does not exist, or has an unknown form.

    A deadline with a time needs a time zone: without one, readers differ by up to 26 hours.

    Bad:  when: 2023-05-24 23:59
    Bad:  when: May 24
    Good: when: 2023-05-24 23:59 AoE
    """,
    "R112": """A path is outside its folder, or is not a usable path.

    Only `site.folder` and `private.folder` may be outside the workshop folder. The source of a page cannot be in the private
    folder. The site folder cannot be a file or a circular link.

    Bad:  source: ../notes.md
    Good: source: pages/notes.md
    """,
    "R113": """The file name of a person is not a valid id, or two files have the same id.

    The file name is the permanent id of the person.

    Bad:  people/Ada Lovelace.yml
    Good: people/ada-lovelace.yaml
    """,
    "R114": """A file that workshop.yaml names does not exist.

    The page cannot be rendered without it.

    Bad:  source: pages/hme.md
    Good: source: pages/home.md
    """,
}
"""Code -> manual entry; the first line is its title."""
