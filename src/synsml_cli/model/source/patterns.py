"""Compile regular expressions on first use, so that a command compiles only the patterns that it uses."""

import re
from typing import Any, AnyStr, cast


class LazyPattern:
    """A pattern that is compiled when a method or attribute is first used."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # queried by copy and pickle, which must not get the answer of the compiled pattern
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._given), name)
        self.__dict__[name] = found
        return found


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that compiles itself; use its methods, because functions of `re` take only real patterns."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
