"""Shows what changes in a file, the way that git and patch write it."""

import difflib


def unified_diff(old: bytes, new: bytes, *, before: str, after: str) -> str:
    """Return the difference of two texts under these names; empty if there is none."""
    olds, news = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new))
    lines = difflib.unified_diff(olds, news, before, after)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ no newline at the end\n" for line in lines)
