"""Format findings as text with source line and caret, as JSON, and as annotations for GitHub Actions."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from synsml_cli.model.counted import counted
from synsml_cli.model.plain import visible
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import At, Finding, Severity
from synsml_cli.model.source.positions import Span

Paint = Callable[[str, str], str]
"""(text, style) -> text; the style is a severity, "bold" or "dim"."""
Advise = Callable[[str], str]
"""Fix -> fix with the workshop folder added to its commands."""

_MAX_LINE = 160
"""Columns of a source line that are printed; minified files have lines of a megabyte."""


class Located(NamedTuple):
    """A finding with its lines and columns."""

    finding: Finding
    span: Span
    related: tuple[tuple[At, Span, str], ...]

    @property
    def key(self) -> tuple[str, int, int, str, str]:
        """Sort key of every output: file, line, column, code, message."""
        return self.finding.at.file, self.span.line, self.span.column, self.finding.code, self.finding.message


def locate(project: Project, findings: Iterable[Finding]) -> tuple[Located, ...]:
    """Return the distinct findings with lines and columns, sorted for output."""
    located = [
        Located(finding, project.span(finding.at), tuple((at, project.span(at), said) for at, said in finding.related))
        for finding in dict.fromkeys(findings)
    ]
    return tuple(sorted(located, key=lambda item: item.key))


def count(located: Sequence[Located], severity: Severity) -> int:
    """Return the number of findings with this severity."""
    return sum(item.finding.severity == severity for item in located)


def summary(located: Sequence[Located]) -> str:
    """Return the last line of a text report, such as "2 errors, 1 warning"."""
    counts = [(count(located, severity), severity) for severity in ("error", "warning", "hint")]
    parts = [counted(number, severity) for number, severity in counts if number]
    return ", ".join(parts) or "no problems found"


def as_text(
    project: Project, located: Sequence[Located], *, paint: Paint = lambda text, _: text, advise: Advise = lambda text: text
) -> Iterator[str]:
    """Yield the lines of a report for people, without line ends."""
    for item in located:
        finding, span = item.finding, item.span
        where = f"{visible(finding.at.file)}:{span.line}:{span.column}"
        kind = paint(f"{finding.severity}[{finding.code}]", finding.severity)
        yield f"{paint(where, 'bold')}: {kind} {visible(finding.message)}"
        yield from _snippet(project, finding.at.file, span, paint=paint, style=finding.severity)
        for at, other, said in item.related:
            yield f"  {paint('see', 'dim')} {visible(at.file)}:{other.line}:{other.column}: {visible(said)}"
        if finding.remedy:
            yield f"  {paint('fix:', 'bold')} {visible(advise(finding.remedy))}"
        yield ""


def _snippet(project: Project, file: str, span: Span, *, paint: Paint, style: str) -> Iterator[str]:
    source = project.sources.get(file)
    line = source.line(span.line) if source else ""
    if not line.strip():
        return
    # Very long lines are cut to a window around the place.
    first = max(0, span.column - _MAX_LINE // 2) if len(line) > _MAX_LINE else 0
    before = visible(line[first : span.column - 1].replace("\t", " "))
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    marked = visible(line[span.column - 1 : min(last, first + _MAX_LINE)].replace("\t", " "))
    after = visible(line[min(last, first + _MAX_LINE) : first + _MAX_LINE].replace("\t", " "))
    gutter = f"{span.line:>5} | "
    yield f"{paint(gutter, 'dim')}{before}{marked}{after}".rstrip()
    bar = " " * (len(gutter) - 2) + "| "
    yield f"{paint(bar, 'dim')}{' ' * _width(before)}{paint('^' * max(1, _width(marked)), style)}"


def _width(text: str) -> int:
    """Return the width of a text on a terminal: two columns for wide East Asian characters, none for combining ones."""
    import unicodedata

    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def findings_data(located: Sequence[Located]) -> dict[str, Any]:
    """Return the stable JSON data of `check --json`."""
    return {
        "findings": [
            {
                "code": item.finding.code,
                "severity": item.finding.severity,
                "file": item.finding.at.file,
                **_columns(item.span),
                "message": item.finding.message,
                "remedy": item.finding.remedy,
                "related": [
                    {"file": at.file, "line": span.line, "column": span.column, "message": said}
                    for at, span, said in item.related
                ],
            }
            for item in located
        ],
        "errors": count(located, "error"),
        "warnings": count(located, "warning"),
        "hints": count(located, "hint"),
    }


def as_github(located: Sequence[Located], *, folder: str = "") -> Iterator[str]:
    """Yield workflow commands that GitHub shows as annotations; `folder` is the workshop's folder inside the repository.

    Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    kinds = {"error": "error", "warning": "warning", "hint": "notice"}
    for item in located:
        finding, span = item.finding, item.span
        fields = {
            "file": posixpath.normpath(posixpath.join(folder, finding.at.file)),
            "line": span.line,
            "endLine": span.end_line,
            "title": f"synsml {finding.code}",
        }
        if span.line == span.end_line:
            fields |= {"col": span.column, "endColumn": span.end_column}
        properties = ",".join(f"{name}={_escaped(str(value), field=True)}" for name, value in fields.items())
        message = f"{finding.message}; {finding.remedy}" if finding.remedy else finding.message
        yield f"::{kinds[finding.severity]} {properties}::{_escaped(message)}"


def _columns(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def _escaped(text: str, *, field: bool = False) -> str:
    text = "".join(c if c in "\r\n" else visible(c) for c in text)
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if field else text
