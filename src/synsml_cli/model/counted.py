"""Write numbers with their nouns: "1 record", "3 people", "1,200 files"."""


def plural(noun: str) -> str:
    """Return the plural of a noun, or of several: "dates or sessions"."""
    return "people" if noun == "person" else f"{noun.replace(' or ', 's or ')}s"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural for all but 1."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"
