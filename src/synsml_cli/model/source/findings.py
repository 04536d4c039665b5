"""What is wrong in the user's files: a code, a place, a message and what to write instead."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from synsml_cli.model.source.positions import KeyPath

Severity = Literal["error", "warning", "hint"]
"""An error is certain, a warning is probable, a hint is a matter of style."""


class At(NamedTuple):
    """The place a finding speaks of, named by key path or by offsets; `report.locate` makes lines of it."""

    file: str
    """Path relative to the workshop's root, with `/`."""
    path: KeyPath = ()
    """Key path inside a YAML file."""
    on_key: bool = False
    """Point at the key rather than at its value."""
    start: int = -1
    """Offset into the text, where there is no key path; -1 if unused."""
    end: int = -1
    """Offset after the place."""


class Edit(NamedTuple):
    """The one right thing to write in a place; `tasks/fix.py` carries it out."""

    at: At
    """A key path: `text` becomes the value, quoted as YAML needs it. Offsets: `text` replaces what stands there."""
    text: str


class PictureFix(NamedTuple):
    """The one right thing to do with a picture; `tasks/fix_pictures.py` carries it out."""

    at: At
    """Where the picture is named."""
    path: str
    """Below the site folder."""
    what: Literal["hide", "publish", "strip"]
    """Move it to the private folder, or from there to the site; or take the place out of what it says."""


class Remark(NamedTuple):
    """What a check says of one place; the runner adds the check's code and severity."""

    at: At
    message: str
    """Fact and offending value: lower case, no full stop."""
    remedy: str = ""
    """What to write instead."""
    related: tuple[tuple[At, str], ...] = ()
    """Further places with a word on each."""
    fix: Edit | PictureFix | None = None
    """What `check --fix` does; only where there is one right answer."""


class Finding(NamedTuple):
    """A remark with the code and severity of the check that made it."""

    code: str
    severity: Severity
    at: At
    message: str
    remedy: str = ""
    related: tuple[tuple[At, str], ...] = ()
    fix: Edit | PictureFix | None = None


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those of `after` that `before` does not have: in another line one is still the same, in a moved file too."""
    old, rest = _unmatched(before, after, lambda finding: (finding.code, finding.message, finding.at.file))
    _, new = _unmatched(old, rest, lambda finding: (finding.code, finding.message))
    return tuple(new)


def _unmatched(
    one: Iterable[Finding], other: Iterable[Finding], sign: Callable[[Finding], tuple[str, ...]]
) -> tuple[list[Finding], list[Finding]]:
    """Return what is left of both when those with the same sign have found each other."""
    waiting: dict[tuple[str, ...], list[Finding]] = {}
    for finding in one:
        waiting.setdefault(sign(finding), []).append(finding)
    left = []
    for finding in other:
        if same := waiting.get(sign(finding)):
            same.pop()
        else:
            left.append(finding)
    return [finding for findings in waiting.values() for finding in findings], left


class Refusal(NamedTuple):
    """Why a piece of text cannot be read as what it should be, and what to write instead."""

    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message
