"""The roles and states of people: words only, for all that has to know them without knowing people."""

ROLES = ("organizer", "speaker", "panelist", "moderator")
"""The roles that exist without being declared, in the order of the tables."""

STATES = ("invited", "tentative", "confirmed", "declined", "withdrawn")
"""How far a person's promise goes; only confirmed is public."""

SHOWN_STATES = ("tentative", "confirmed")
"""Those that a page can ask for; the others never leave `people/` and the private folder."""
