"""Findings: what is wrong in the user's files, as a code, a place, a message and a fix."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from synsml_cli.model.source.positions import KeyPath

Severity = Literal["error", "warning", "hint"]
"""An error is certain, a warning is probable, a hint is a matter of style."""


class At(NamedTuple):
    """The place of a finding, as a key path or as offsets; `report.locate` turns it into lines and columns."""

    file: str
    """Path relative to the workshop's root, with `/`."""
    path: KeyPath = ()
    """Key path inside a YAML file."""
    on_key: bool = False
    """Whether to point at the key instead of its value."""
    start: int = -1
    """Offset in the text if there is no key path; -1 if unused."""
    end: int = -1
    """Offset after the place."""


class Edit(NamedTuple):
    """The single correct text for a place; `tasks/base/fix.py` writes it."""

    at: At
    """A key path: `text` becomes the value, quoted if YAML needs it. Offsets: `text` replaces the text between them."""
    text: str


class PictureFix(NamedTuple):
    """The single correct change of a picture; `tasks/pictures/fix_pictures.py` makes it."""

    at: At
    """The place that names the picture."""
    path: str
    """Path below the site folder."""
    what: Literal["hide", "publish", "strip"]
    """Move it to the private folder, move it back to the site, or remove its location."""


class Remark(NamedTuple):
    """The result of a check for one place; the runner adds the check's code and severity."""

    at: At
    message: str
    """Fact and offending value: lower case, no full stop."""
    remedy: str = ""
    """The fix: a text to write, or a command to type."""
    related: tuple[tuple[At, str], ...] = ()
    """Further places, each with a short text."""
    fix: Edit | PictureFix | None = None
    """The change that `check --fix` makes; only if there is a single correct fix."""


class Finding(NamedTuple):
    """A remark with the code and severity of its check."""

    code: str
    severity: Severity
    at: At
    message: str
    remedy: str = ""
    related: tuple[tuple[At, str], ...] = ()
    fix: Edit | PictureFix | None = None


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in `after` that are not in `before`; a changed line or a moved file does not make one new."""
    old, rest = _unmatched(before, after, lambda finding: (finding.code, finding.message, finding.at.file))
    _, new = _unmatched(old, rest, lambda finding: (finding.code, finding.message))
    return tuple(new)


def _unmatched(
    one: Iterable[Finding], other: Iterable[Finding], sign: Callable[[Finding], tuple[str, ...]]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of both sides that remain when those with equal `sign` have been paired."""
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
    """Why a text cannot be read as the expected value, and what to write instead."""

    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message
