"""A template of the workshop's own replaces no built-in one, and no other template includes it.

`synsml render` would never read it: mostly its name is slightly wrong. A part that templates of the workshop's own
include, import or extend may have any name.

Bad:  templates/people.md.j2
Good: templates/people.html.j2
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.blocks import TEMPLATE_NAMES
from synsml_cli.model.records.file_names import TEMPLATES
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.source.findings import At, Remark

_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_REFERENCE = re.compile(r"\[%[-+]?\s*(?:include|import|extends|from)\b(?P<what>.{0,300}?)%\]", re.DOTALL)
# What may stand around the name: nothing of it makes another name.
_PLAIN = re.compile(r"(?:\b(?:ignore|missing|with|without|context)\b|\b(?:as|import)\b.*|[\s\[\](),+-])*", re.DOTALL)


def run(context: Context) -> Iterator[Remark]:
    """Look for a name that is none of ours and that no other template says."""
    if context.project.has_errors_in(f"{TEMPLATES}/"):
        return
    templates = context.project.templates
    named = {name: set(_names(text)) for name, text in templates.items()}
    for name in templates:
        if name in TEMPLATE_NAMES or any(name in names or None in names for other, names in named.items() if other != name):
            continue
        known = f"include it in one of {', '.join(sorted(TEMPLATE_NAMES))}, or remove it"
        said = f"{TEMPLATES}/{name} replaces no template, and none includes it"
        yield Remark(At(f"{TEMPLATES}/{name}", start=0, end=0), said, _meant(name) or known)


def _names(text: str) -> Iterator[str | None]:
    """Yield every text in quotes, which may be a name, and None where a name is made while the template is filled."""
    for reference in _REFERENCE.finditer(text):
        if not _PLAIN.fullmatch(_QUOTED.sub("", reference["what"])):
            yield None
    for quoted in _QUOTED.finditer(text):
        yield quoted[1] or quoted[2] or ""


def _meant(name: str) -> str:
    """Return what the file should probably be called: the beginning of a name says which block is meant."""
    stems = {known.partition(".")[0]: known for known in TEMPLATE_NAMES}
    stem = name.partition(".")[0].casefold()
    if stem in stems:
        return f"did you mean {stems[stem]!r}?"
    near = did_you_mean(stem, stems)
    return next((f"did you mean {known!r}?" for word, known in stems.items() if near == f"did you mean {word!r}?"), "")
