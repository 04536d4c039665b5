"""Regular expressions that are compiled when they are first used: a command compiles only those that it searches for."""

import re
from typing import Any, AnyStr, cast


class LazyPattern:
    """Stands for a pattern; the first use of a method or attribute compiles it and keeps what was asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by copy and pickle, which must not take the compiled pattern's answer
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._given), name)
        self.__dict__[name] = found
        return found


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that compiles itself; use its methods, because functions of `re` take only real patterns."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
