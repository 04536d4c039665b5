"""A template of the workshop is never used.

It has no name of a built-in template, and no other template includes, imports or extends it. Most likely its name is
misspelled.

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
from synsml_cli.model.source.patterns import lazy_pattern

_QUOTED = lazy_pattern(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_REFERENCE = lazy_pattern(r"\[%[-+]?\s*(?:include|import|extends|from)\b(?P<what>.{0,300}?)%\]", re.DOTALL)
# Words and signs around the name that do not compute another name.
_PLAIN = lazy_pattern(r"(?:\b(?:ignore|missing|with|without|context)\b|\b(?:as|import)\b.*|[\s\[\](),+-])*", re.DOTALL)


def run(context: Context) -> Iterator[Remark]:
    """Yield every template that neither has a built-in name nor is used by another template."""
    if context.project.has_errors_in(f"{TEMPLATES}/"):
        return
    templates = context.project.templates
    named = {name: set(_names(text)) for name, text in templates.items()}
    for name in templates:
        if name in TEMPLATE_NAMES or any(name in names or None in names for other, names in named.items() if other != name):
            continue
        other_names = f"rename it to one of {', '.join(sorted(TEMPLATE_NAMES))}, or remove the file"
        message = f"unused template {name!r}: it replaces no built-in template, and no other template includes it"
        yield Remark(At(f"{TEMPLATES}/{name}", start=0, end=0), message, _meant(name) or other_names)


def _names(text: str) -> Iterator[str | None]:
    """Yield every quoted text, which may be a name, and None for a name that the template computes."""
    for reference in _REFERENCE.finditer(text):
        if not _PLAIN.fullmatch(_QUOTED.sub("", reference["what"])):
            yield None
    for quoted in _QUOTED.finditer(text):
        yield quoted[1] or quoted[2] or ""


def _meant(name: str) -> str:
    """Return the built-in name that was probably meant, judged by the part before the first dot."""
    stems = {template.partition(".")[0]: template for template in TEMPLATE_NAMES}
    stem = name.partition(".")[0].casefold()
    if stem in stems:
        return f"rename it to {stems[stem]!r}"
    near = did_you_mean(stem, stems)
    return next((f"rename it to {template!r}" for word, template in stems.items() if near == f"did you mean {word!r}?"), "")
