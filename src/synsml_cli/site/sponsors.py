"""Sort sponsors by level, and within a level in file order."""

from collections.abc import Sequence

from synsml_cli.model.records.workshop import Sponsor
from synsml_cli.model.source.patterns import lazy_pattern

_METALS = ("diamond", "platinum", "gold", "silver", "bronze")
_NUMBER = lazy_pattern(r"[0-9]{1,6}")


def by_level(sponsors: Sequence[Sponsor]) -> tuple[tuple[str, tuple[Sponsor, ...]], ...]:
    """Return (level, its sponsors): ascending numbers, then diamond to bronze, then others in file order.

    Sponsors without a level come last.
    """
    levels: dict[str, list[Sponsor]] = {}
    names: dict[str, str] = {}
    for sponsor in sponsors:
        level = " ".join(sponsor.level.split()).casefold()
        names.setdefault(level, sponsor.level.strip())
        levels.setdefault(level, []).append(sponsor)
    first = {level: number for number, level in enumerate(levels)}
    return tuple((names[level], tuple(levels[level])) for level in sorted(levels, key=lambda level: _rank(level, first)))


def is_number(level: str) -> bool:
    """Return whether a level is a number, which only sorts and is not shown; a longer one is treated as a name."""
    return _NUMBER.fullmatch(level) is not None


def _rank(level: str, first: dict[str, int]) -> tuple[int, int]:
    if not level:
        return 3, 0
    if is_number(level):
        return 0, int(level)
    return (1, _METALS.index(level)) if level in _METALS else (2, first[level])
