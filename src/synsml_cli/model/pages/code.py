"""Blank out the code of a markdown page, which contains no headings or tokens; offsets stay."""

from synsml_cli.model.source.patterns import lazy_pattern

_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = lazy_pattern(r" {0,3}(`{3,}|~{3,})")
_BLANK = lazy_pattern(r"[^\r\n]")
# Bounded: a page of a million backticks is read in one pass.
_SPAN = lazy_pattern(r"(?<!`)(`{1,3})(?!`)[^\r\n]{1,300}?(?<!`)\1(?!`)")


def without_fences(text: str, *, closed: bool = False) -> str:
    """Return `text` with fenced code as blanks (https://spec.commonmark.org/0.31.2/#fenced-code-blocks).

    With `closed`, only closed fences count: kramdown ignores an unclosed fence, CommonMark extends it to the end.
    """
    if "```" not in text and "~~~" not in text:
        return text
    parts = []
    fence = ""
    opened = 0
    for match in _LINE.finditer(text):
        line = match[0]
        mark = _FENCE.match(line)
        is_end = bool(fence and mark and mark[1].startswith(fence))
        opened = opened if fence else match.start()
        parts.append(_BLANK.sub(" ", line) if fence or mark else line)
        fence = "" if is_end else fence or (mark[1] if mark else "")
    shown = "".join(parts)
    return shown[:opened] + text[opened:] if closed and fence else shown


def without_code(text: str) -> str:
    """Return `text` with fenced code and code between backticks as blanks."""
    return _SPAN.sub(lambda match: " " * len(match[0]), without_fences(text))
