r"""A text on a page looks like a token, but is not one.

The page shows it unchanged, with its brackets. Most likely `[[Dates]]` should be `[[dates]]`. Other texts in double brackets
are accepted. With a backslash in front, `\[[Dates]]`, the brackets are intended.

Bad:  [[deadlines]]
Good: [[dates]]
"""

import difflib
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.code import without_code
from synsml_cli.model.pages.tokens import CONTROL, MOST_TOKENS, scan
from synsml_cli.model.records.roles import ROLES
from synsml_cli.model.records.workshop import FACTS
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_LIKE = lazy_pattern(r"(?<![\\\[])\[\[(?P<blank>\s*)(?P<name>[A-Za-z][\w.:-]*)(?P<rest>[^\[\]\n]{0,200})\]\](?!\()")
# Written without blanks and hyphens: `[[key dates]]` and `[[Key-dates]]` are the same.
_ALIASES = {"deadlines": "dates", "deadline": "date", "keydates": "dates", "keydate": "dates", "importantdates": "dates"}
_ALIASES |= {"endif": "end", "fi": "end", "programme": "schedule", "program": "schedule", "workshop": "workshop.name"}
_KNOWN = (*BLOCK_NAMES, *CONTROL, "date", *(f"workshop.{fact}" for fact in FACTS))


def run(context: Context) -> Iterator[Remark]:
    """Yield every such text on pages that are rendered from a source, except in code and comments."""
    project = context.project
    dates = {id for id, date in (project.workshop.dates if project.workshop else {}).items() if not date.internal}
    for page in project.texts:
        text = "" if page.own else without_code(page.blanked)
        tokens = {token.start for token in islice(scan(text), MOST_TOKENS + 1)}
        if len(tokens) > MOST_TOKENS:
            continue  # G301 reports it
        for match in _LIKE.finditer(text):
            if match.start() in tokens:
                continue
            name, rest = match["name"], match["rest"]
            if _joined(name + rest) in _ALIASES:
                name, rest = name + rest, ""
            if meant := _meant(name, dates):
                at = At(page.file, start=match.start(), end=match.end())
                remedy = f"write '[[{meant}{rest}]]'"
                yield Remark(at, f"{match[0]!r} is not a token: the page shows it unchanged", remedy)


def _joined(text: str) -> str:
    return re.sub(r"[\s_-]", "", text.casefold())


def _meant(name: str, dates: AbstractSet[str]) -> str:
    folded = name.casefold().replace(":", ".")
    if folded in _KNOWN:
        return folded
    if _joined(name) in _ALIASES:
        return _ALIASES[_joined(name)]
    if name in dates:
        return f"date {name}"
    if folded in FACTS:
        return f"workshop.{folded}"
    if folded.rstrip("s") in ROLES or folded == "organisers":
        return f"people {folded.rstrip('s').replace('organis', 'organiz')}"
    near = difflib.get_close_matches(folded, _KNOWN, n=1, cutoff=0.8) if len(folded) >= 5 else []
    return near[0] if near else ""
