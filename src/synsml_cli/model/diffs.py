"""Format the changes of a file as a unified diff, like git."""

import difflib


def unified_diff(old: bytes, new: bytes, *, before: str, after: str) -> str:
    """Return the unified diff of two texts with these names in its header; empty if they are equal."""
    olds, news = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new))
    lines = difflib.unified_diff(olds, news, before, after)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ no newline at the end\n" for line in lines)
