"""Says what is wrong with a text that is not YAML, in words for people who write titles and not grammars."""

import re

import yaml

from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.source.positions import SourceText

_MAX_LINE = 1000
"""Characters; slips are searched for in shorter lines only, because nobody writes a longer line by hand."""

_WORDS = {
    "could not find expected ':'": ("this line is not 'key: value'", "add a key and a colon, or indent the line"),
    "found unknown escape character": ("unknown escape in double quotes", "use single quotes"),
    "did not find expected '-' indicator": ("this line interrupts a list", "begin it with '- ', or move it out of the list"),
    "found unexpected end of stream": ("the quote that opens here is not closed", "add a quote at the end of the text"),
    "did not find expected key": (
        "this line does not fit the lines above it",
        "check its indentation, and the quotes above it",
    ),
    "mapping values are not allowed": (
        "this line does not fit the lines above it",
        "check its indentation, and the quotes above it",
    ),
    "did not find expected ',' or ']'": ("the bracket that opens here is not closed", "close it, or quote the whole text"),
    "did not find expected ',' or '}'": ("the brace that opens here is not closed", "close it, or quote the whole text"),
    "did not find expected <document start>": ("text after the end of the document ('...')", "remove the line with '...'"),
}
_IN_BRACKETS = lazy_pattern(r"did not find expected (?:',' or|node content|key)|could not find expected ':'|mapping values are")
"""Messages of libyaml that an unclosed bracket causes; it reports them far after the bracket."""
_CONFLICT = lazy_pattern(r"^(<{7}|>{7})( |$)", re.MULTILINE)


def syntax_finding(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """Return the finding for a YAML error: its place, what was probably meant, and what to write."""
    if isinstance(error, yaml.reader.ReaderError):
        # The C reader counts bytes here, not characters; so the character is looked for.
        match = yaml.reader.Reader.NON_PRINTABLE.search(text)
        at = At(file, start=match.start(), end=match.end()) if match else At(file, start=0, end=0)
        return Finding("R102", "error", at, f"invalid control character U+{ord(match[0]) if match else 0:04X}", "remove it")
    if conflict := _CONFLICT.search(text):
        remedy = "keep one side, and remove the lines with <<<<<<<, ======= and >>>>>>>"
        return _finding(file, conflict.start(), conflict.end(), "unresolved merge conflict", remedy)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _finding(file, 0, 0, f"invalid YAML: {error}", "check the colons, quotes and spaces")
    return _marked(file, SourceText(text), error)


def _marked(file: str, source: SourceText, error: yaml.MarkedYAMLError) -> Finding:
    """Return the finding for an error with a place; tries that place, where its context began, and the line before."""
    text, problem = source.text, error.problem or "syntax error"
    offset = min(error.problem_mark.index if error.problem_mark else 0, len(text))
    context = error.context_mark.index if error.context_mark else offset
    if text[offset : offset + 1] == "\t" or "tab character" in problem:
        return _finding(file, offset, offset + 1, "tab in the indentation", "indent with spaces")
    open_at = _open_bracket(text, offset) if _IN_BRACKETS.match(problem) else -1
    if open_at >= 0:
        message, remedy = _WORDS[f"did not find expected ',' or '{']' if text[open_at] == '[' else '}'}'"]
        return _finding(file, open_at, open_at + 1, message, remedy)
    number = source.span(offset, offset).line
    # libyaml notices a missing colon only after it has read the next line.
    begun = source.span(context, context).line if problem.startswith("could not find expected ':'") else number
    if problem.startswith("mapping values") and (finding := _no_colon(file, source, number - 1)):
        return finding
    for line in dict.fromkeys((begun, number, source.span(context, context).line, number - 1)):
        if finding := _slip(file, source, line):
            return finding
    for begin, (message, remedy) in _WORDS.items():
        if problem.startswith(begin):
            start = context if "here" in message and error.context_mark else offset
            if "line" in message:
                start = _first_word(source, begun)
            if "fit" in message:
                message, remedy = _indentation(source, begun) or (message, remedy)
            # At the end of the text point at the last line that is not empty.
            start = min(start, max(len(text.rstrip()) - 1, 0))
            return _finding(file, start, start + 1, message, remedy)
    return _finding(file, offset, offset + 1, f"invalid YAML: {problem}", "check the colons, quotes and spaces here")


def _indentation(source: SourceText, number: int) -> tuple[str, str] | None:
    """Return message and remedy for a line whose indentation differs from that of the line above."""
    above = next((source.line(n) for n in range(number - 1, 0, -1) if source.line(n).strip()), "")
    line = source.line(number).lstrip(" ")
    have, expected = len(source.line(number)) - len(line), len(above) - len(above.lstrip(" "))
    if have == expected or not above or line.startswith("-") or above.count('"') % 2 or above.count("'") % 2:
        return None  # no line above, an item of an outer list, or an unclosed quote
    return f"wrong indentation: {_spaces(have)}, the line above has {expected}", f"indent it with {_spaces(expected)}"


def _spaces(number: int) -> str:
    return f"{number} space{'' if number == 1 else 's'}"


def _open_bracket(text: str, end: int) -> int:
    """Return the offset of the innermost bracket or brace that is open at `end`; -1 if none is."""
    opened: list[int] = []
    try:
        for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if token.start_mark.index >= end:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    except yaml.YAMLError:
        pass  # brackets that are open before the fault are still open at it
    return opened[-1] if opened else -1


def _no_colon(file: str, source: SourceText, number: int) -> Finding | None:
    """Return a finding for a line without a colon: YAML joins it with the next line, and reports that one."""
    line, below = source.line(number), source.line(number + 1)
    indent = len(line) - len(line.lstrip(" "))
    if not line.strip() or len(line) > _MAX_LINE or indent != len(below) - len(below.lstrip(" ")):
        return None
    if ":" in line or line.lstrip()[0] in "#-'\"[{|>":
        return None
    where = _first_word(source, number), source.starts[number - 1] + len(line.rstrip())
    return _finding(file, *where, *_WORDS["could not find expected ':'"])


def _slip(file: str, source: SourceText, number: int) -> Finding | None:
    """Return a finding if the line alone shows what is wrong."""
    line = source.line(number)
    if not line.strip() or len(line) > _MAX_LINE:
        return None
    start = source.starts[number - 1]
    if odd := re.match(r"[ \t]*([\u00a0\u3000\u2000-\u200b]+)", line):
        where = start + odd.start(1), start + odd.end(1)
        return _finding(file, *where, "no-break or wide space in the indentation", "indent with normal spaces")
    where = _first_word(source, number), start + len(line.rstrip())
    if dash := re.match(r"[ ]*-(?=[A-Za-z]\w*: )", line):
        return _finding(file, *where, "missing space after '-'", f"write '- {line[dash.end() :].strip()}'")
    missing = re.fullmatch(r"[ ]*(?:- )?([A-Za-z]\w*)[:：](?! |//)(\S.*)", line)
    if missing:
        return _finding(file, *where, "missing space after the colon", f"write '{missing[1]}: {missing[2].strip()}'")
    if re.fullmatch(r"[ ]*: .*", line):
        return _finding(file, *where, "missing key before the colon", "write a key, such as 'name: ...'")
    return _needs_quotes(file, source, number)


def _needs_quotes(file: str, source: SourceText, number: int) -> Finding | None:
    """Return a finding if the line is `key: value`, and is YAML only with its value in quotes."""
    line = source.line(number).rstrip()
    before, colon, value = line.partition(": ")
    value = value.strip()
    key = before.lstrip(" -")
    if not colon or not value or not key or key[0] in "#'\"[{" or "#" in key or _readable(line):
        return None
    opened = {"[": "]", "{": "}", "'": "'", '"': '"'}.get(value[0])
    start = source.starts[number - 1] + line.index(value, len(before) + 1)
    if opened and value[0] in "[{" and value[-1] == opened and value.count(value[0]) != value.count(opened):
        return _finding(
            file, start, start + len(value), "unmatched brackets", "close every bracket once, or quote the whole text"
        )
    if opened and opened not in value[1:]:
        return None  # a bracket or quote is not closed
    quoted = quote(value[1:-1] if value[0] == value[-1] and value[0] in "'\"" and len(value) > 1 else value)
    fixed = f"{before}: {quoted}"
    if not _readable(fixed):
        return None
    named = "this title" if key.strip() == "title" else "this text"
    return _finding(file, start, start + len(value), f"{named} needs quotes", f"write {fixed.strip()}")


def quote(value: str) -> str:
    """Return `value` as a quoted scalar on one line: in double quotes, or in single quotes if it contains double quotes."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _first_word(source: SourceText, number: int) -> int:
    line = source.line(number)
    return source.starts[number - 1] + len(line) - len(line.lstrip())


def _readable(line: str) -> bool:
    try:
        for _ in yaml.parse(line.strip(), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError:
        return False
    return True


def _finding(file: str, start: int, end: int, message: str, remedy: str) -> Finding:
    return Finding("R101", "error", At(file, start=start, end=end), message, remedy)
