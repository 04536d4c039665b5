"""A value in the front matter of a page is cut off, or read as another type.

The YAML reader of Jekyll reads `10:30` as the number 37800, `1,000` as 1000 and `No` as false, and it skips everything
after ` #`: the title "Talk #1" becomes "Talk". In quotes a value stays unchanged.

Bad:  title: Talk #1
Good: title: "Talk #1"
"""

import datetime as dt
import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern

_TEXTS = frozenset(["title", "subtitle", "hometitle", "nav_title", "description", "excerpt", "author", "permalink"])
_WORD = lazy_pattern(r"(?i:yes|no|on|off|true|false|null|~)")
# The rules of Psych (lib/psych/scalar_scanner.rb): sexagesimal numbers, commas and underscores, other bases, symbols.
_NUMBER = lazy_pattern(r"[-+]?[0-9][0-9]*:[0-5]?[0-9](?::[0-5]?[0-9])*|[-+]?[0-9]{1,3}(?:[,_][0-9]{3})+|0[xob]?[0-9A-Fa-f_]+")
_SYMBOL = lazy_pattern(r":[A-Za-z\"'].*")
_CUT = lazy_pattern(r"[ \t]+#(?=\w)")
_ISO = lazy_pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b")


def run(context: Context) -> Iterator[Remark]:
    """Yield every unquoted value at the top level that Jekyll reads as something else."""
    for file, front in context.project.front_matters.items():
        text = context.project.sources[file].text
        for key, value in (front.root.pairs if front.root else None) or ():
            if value.text is None or value.style:
                continue
            if _CUT.match(text, value.end):
                whole = text[value.start :].splitlines()[0].rstrip()
                message = f"{key.text}: {whole!r} is cut off after {value.text!r}"
                yield _remark(At(file, start=value.start, end=value.start + len(whole)), message, key, whole)
            elif read := _read_as(key.text or "", value.text):
                at = At(file, start=value.start, end=value.end)
                yield _remark(at, f"{key.text}: {value.text!r} is read as {read}", key, value.text)
            elif key.text == "date" and not _is_date(value.text):
                at = At(file, start=value.start, end=value.end)
                yield Remark(at, f"date: {value.text!r} is not a date, so Jekyll stops", "write it as YYYY-MM-DD")


def _remark(at: At, message: str, key: Node, meant: str) -> Remark:
    quoted = meant.replace("\\", "\\\\").replace('"', '\\"')
    return Remark(at, message, f'write {key.text}: "{quoted}"')


def _read_as(key: str, text: str) -> str:
    if _SYMBOL.fullmatch(text):
        return "a Ruby symbol"
    if _NUMBER.fullmatch(text) and not text.isdigit():
        return "a number"
    if key in _TEXTS and _WORD.fullmatch(text):
        return "nothing" if text.casefold() in ("null", "~") else "true or false"
    return "a number" if key in _TEXTS and re.fullmatch(r"0[0-9]+", text) else ""


def _is_date(text: str) -> bool:
    match = _ISO.match(text)
    if not match:
        return bool(re.search(r"[0-9]", text)) or not text
    try:
        dt.date(*map(int, match.groups()))
    except ValueError:
        return False
    return True
