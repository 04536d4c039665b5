"""The roles and states of people: words only, for modules that do not need people."""

ROLES = ("organizer", "speaker", "panelist", "moderator")
"""The predefined roles, in the order of tables."""

STATES = ("invited", "tentative", "confirmed", "declined", "withdrawn")
"""The states of a person in a role; only confirmed is public."""

SHOWN_STATES = ("tentative", "confirmed")
"""The states that a page can request; people in other states never leave `people/` and the private folder."""
