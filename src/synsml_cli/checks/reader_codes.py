"""The codes of what the reader finds while reading a file, each with its manual entry; checks have their own modules.

They are findings like any other, but they stop every command: what was not read cannot be worked with.
"""

MANUAL = {
    "R101": """A file is not valid YAML.

    The rest of that file is not looked at; the other files are, with what is sound of `workshop.yaml`. It is told whatever
    `--select` asks for; only `--ignore R101` leaves it out.

    Bad:  title: Hype: or reality
    Good: title: "Hype: or reality"
    """,
    "R102": """A file is not text in UTF-8, or holds a NUL byte or another control character.

    Bad:  a file saved by an old editor as Latin-1, where Étienne is not readable
    Good: the same file saved as UTF-8
    """,
    "R103": """A file is empty, or holds comments only.

    Bad:  an empty people/ada-lovelace.yaml
    Good: last: Lovelace
    """,
    "R104": """A file uses a feature of YAML that has no use here: anchors, aliases, tags, directives, merge keys.

    They are how "YAML bombs" are made, and how one record changes another one in silence. Of each of them the first in a
    file is reported, with how many more there are.

    Bad:  affiliation: *mit
    Good: affiliation: MIT
    """,
    "R105": """A file is too large, too deep or has too many values.

    The limits are 1 MB, a depth of 30 and 50,000 values a file.
    """,
    "R106": """A key stands twice in the same map.

    YAML readers keep the last one and say nothing.

    Bad:  last: Noether
          last: Noeter
    Good: last: Noether
    """,
    "R107": """A key is not known, so that what stands behind it would be ignored.

    Bad:  afiliation: MIT
    Good: affiliation: MIT
    """,
    "R108": """A key that has to be there is missing, or has nothing behind its colon.

    Bad:  submission:
            label: Submission Deadline
    Good: submission:
            label: Submission Deadline
            when: TBD
    """,
    "R109": """A value is of another kind than is needed: a list instead of a text, a text instead of a map.

    Bad:  roles: [speaker]
    Good: roles:
            speaker: invited
    """,
    "R110": """A value is not one of those that are possible: a state, a kind, an id, a number, an instant.

    Bad:  speaker: maybe
    Good: speaker: tentative
    """,
    "R111": """A date cannot be read or does not exist.

    Bad:  when: 2023-05-24 23:59
    Bad:  when: May 24
    Good: when: 2023-05-24 23:59 AoE
    """,
    "R112": """A path leads out of the folder that it belongs to, or to no folder.

    Only site.folder and private.folder may point outside the workshop's folder. A page's source cannot be in the private
    folder. A site folder that is a file, or a link that leads in a circle, holds no site.

    Bad:  source: ../notes.md
    Good: source: pages/notes.md
    """,
    "R113": """A file of a person has a name that is not an id, or that another file has too.

    Bad:  people/Ada Lovelace.yml
    Good: people/ada-lovelace.yaml
    """,
    "R114": """A file that workshop.yaml names is not there.

    Bad:  source: pages/hme.md
    Good: source: pages/home.md
    """,
}
"""Code -> manual entry; the first line is its title."""
