"""Derive other forms of a date's label on pages: without its last word, or "submission" for "paper submission"."""

import re
from collections.abc import Mapping

from synsml_cli.model.records.workshop import DateEntry
from synsml_cli.model.source.patterns import lazy_pattern

# "Submission deadline" can also be "submissions due" or "deadline for submission", but not "submission" alone.
SURE = {
    "deadline": r"deadlines?|due[ \t]+dates?|due",
    "notification": r"notifications?|announcements?",
    "event": r"dates?|days?",
}
"""Kind of a date -> words, one of which must be next to a shortened label."""
_LAST_WORD = {kind: lazy_pattern(rf" (?:{words})\Z") for kind, words in SURE.items()}
_SAYS_LITTLE = frozenset(
    ("new", "final", "extended", "first", "second", "last", "early", "late", "main", "hard", "soft", "important")
)
_SUBMISSION = ("submission", "paper submission")
_PAPER = ("paper", "workshop paper", "submission of paper")
_HANDED_IN = lazy_pattern(
    r"submi|paper|abstract|propos|poster|\bdemo|contribution|manuscript|extended|supplement|appendix|material|challenge",
    re.IGNORECASE,
)
"""Matches the id or label of a deadline for something that is handed in."""
_LATER = lazy_pattern(r"camera|review|rebuttal|registration", re.IGNORECASE)


def folded_label(label: str) -> str:
    """Return a label in comparable form: lower case, with one blank for blanks and hyphens."""
    return " ".join(re.sub("[-\u2010\u2011]", " ", label).split()).casefold()


def other_forms(owners: Mapping[str, DateEntry], entries: list[DateEntry]) -> dict[str, DateEntry]:
    """Return the other forms, singular and plural, that belong to a single date."""
    labels = {folded_label(entry.label) for entry in entries}
    forms: dict[str, list[DateEntry]] = {}
    for label, entry in owners.items():
        base = _LAST_WORD[entry.kind].sub("", label)
        bases = {base} if base != label and base not in _SAYS_LITTLE else set()
        if base.removesuffix("s") in (*_SUBMISSION, *_PAPER) and _is_the_only_call(entry, entries):
            bases |= set(_SUBMISSION)
        for form in {each for one in bases for each in (one, one.removesuffix("s"), one.removesuffix("s") + "s")}:
            forms.setdefault(form, []).append(entry)
    return {form: same[0] for form, same in forms.items() if len(same) == 1 and form not in labels}


def _is_the_only_call(entry: DateEntry, entries: list[DateEntry]) -> bool:
    """Return whether this is the only deadline for papers before the decision, so that "submission" means it."""
    others = [other for other in entries if other is not entry and other.kind == "deadline"]
    return entry.kind == "deadline" and not any(
        other.track != entry.track or (_HANDED_IN.search(f"{other.id} {other.label}") and not _LATER.search(other.label))
        for other in others
    )
