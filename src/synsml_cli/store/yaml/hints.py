"""Says what is wrong with a text that is not YAML, in the words of somebody who wrote a title and not a grammar."""

import re

import yaml

from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.positions import SourceText

_MAX_LINE = 1000
"""Characters of a line in which a slip of the pen is looked for; a longer one was not written by hand."""

_WORDS = {
    "could not find expected ':'": ("this line is not 'key: value'", "add the key and a colon, or indent the line"),
    "found unknown escape character": ("a backslash in double quotes begins an escape", "write it in single quotes"),
    "did not find expected '-' indicator": ("this line ends a list too early", "begin it with '- ' or put it elsewhere"),
    "found unexpected end of stream": ("the quote that begins here is not closed", "close it at the end of the text"),
    "did not find expected key": ("this line does not fit the lines above it", "look at its blanks at the beginning"),
    "mapping values are not allowed": ("this line does not fit the lines above it", "look at its blanks at the beginning"),
    "did not find expected ',' or ']'": ("the bracket that opens here is not closed", "close it, or quote the text"),
    "did not find expected ',' or '}'": ("the brace that opens here is not closed", "close it, or quote the text"),
    "did not find expected <document start>": ("text after the end of the document ('...')", "remove the line with '...'"),
}
_IN_BRACKETS = re.compile(r"did not find expected (?:',' or|node content|key)|could not find expected ':'|mapping values are")
"""What libyaml says where it meets, far behind it, what cannot stand in a bracket that was not closed."""
_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)


def syntax_finding(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """Return the one finding that a YAML error makes: where it is, what is meant, what to write."""
    if isinstance(error, yaml.reader.ReaderError):
        # The C reader counts bytes here, not characters; so the character is looked for.
        match = yaml.reader.Reader.NON_PRINTABLE.search(text)
        at = At(file, start=match.start(), end=match.end()) if match else At(file, start=0, end=0)
        return Finding("R102", "error", at, f"control character U+{ord(match[0]) if match else 0:04X}", "remove it")
    if conflict := _CONFLICT.search(text):
        remedy = "keep one side and remove the three lines of marks"
        return _finding(file, conflict.start(), conflict.end(), "a merge conflict is not resolved here", remedy)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _finding(file, 0, 0, f"this is not YAML: {error}", "look at the colons, quotes and blanks")
    return _marked(file, SourceText(text), error)


def _marked(file: str, source: SourceText, error: yaml.MarkedYAMLError) -> Finding:
    """Return the finding for an error that has a place: the place, the one it began at, and the line before are tried."""
    text, problem = source.text, error.problem or "syntax error"
    offset = min(error.problem_mark.index if error.problem_mark else 0, len(text))
    context = error.context_mark.index if error.context_mark else offset
    if text[offset : offset + 1] == "\t" or "tab character" in problem:
        return _finding(file, offset, offset + 1, "a tab in the indentation", "indent with blanks")
    open_at = _open_bracket(text, offset) if _IN_BRACKETS.match(problem) else -1
    if open_at >= 0:
        message, remedy = _WORDS[f"did not find expected ',' or '{']' if text[open_at] == '[' else '}'}'"]
        return _finding(file, open_at, open_at + 1, message, remedy)
    number = source.span(offset, offset).line
    # libyaml misses the colon of a line only when it has read the next one.
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
            # At the end of the text there is nothing to point at: the last line that has something is meant.
            start = min(start, max(len(text.rstrip()) - 1, 0))
            return _finding(file, start, start + 1, message, remedy)
    return _finding(file, offset, offset + 1, f"this is not YAML: {problem}", "look at the colons, quotes and blanks here")


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
        pass  # what was open before the fault is open at it
    return opened[-1] if opened else -1


def _no_colon(file: str, source: SourceText, number: int) -> Finding | None:
    """A line without a colon goes on in the next one as far as YAML is concerned, and that one gets the blame."""
    line, below = source.line(number), source.line(number + 1)
    indent = len(line) - len(line.lstrip(" "))
    if not line.strip() or len(line) > _MAX_LINE or indent != len(below) - len(below.lstrip(" ")):
        return None
    if ":" in line or line.lstrip()[0] in "#-'\"[{|>":
        return None
    where = _first_word(source, number), source.starts[number - 1] + len(line.rstrip())
    return _finding(file, *where, *_WORDS["could not find expected ':'"])


def _slip(file: str, source: SourceText, number: int) -> Finding | None:
    """Return what is wrong with one line, if that can be seen from the line alone."""
    line = source.line(number)
    if not line.strip() or len(line) > _MAX_LINE:
        return None
    start = source.starts[number - 1]
    if odd := re.match(r"[ \t]*([\u00a0\u3000\u2000-\u200b]+)", line):
        where = start + odd.start(1), start + odd.end(1)
        return _finding(file, *where, "an odd blank in the indentation (no-break or wide)", "indent with the space bar")
    where = _first_word(source, number), start + len(line.rstrip())
    if dash := re.match(r"[ ]*-(?=[A-Za-z]\w*: )", line):
        return _finding(file, *where, "a blank is missing after the '-'", f"write '- {line[dash.end() :].strip()}'")
    missing = re.fullmatch(r"[ ]*(?:- )?([A-Za-z]\w*)[:：](?! |//)(\S.*)", line)
    if missing:
        return _finding(file, *where, "a blank is missing after the colon", f"write '{missing[1]}: {missing[2].strip()}'")
    if re.fullmatch(r"[ ]*: .*", line):
        return _finding(file, *where, "the key before the colon is missing", "write it, such as 'name: ...'")
    return _needs_quotes(file, source, number)


def _needs_quotes(file: str, source: SourceText, number: int) -> Finding | None:
    """Return a finding if the line is `key: value`, cannot be read alone and can with its value in quotes."""
    line = source.line(number).rstrip()
    before, colon, value = line.partition(": ")
    value = value.strip()
    key = before.lstrip(" -")
    if not colon or not value or not key or key[0] in "#'\"[{" or "#" in key or _readable(line):
        return None
    opened = {"[": "]", "{": "}", "'": "'", '"': '"'}.get(value[0])
    start = source.starts[number - 1] + line.index(value, len(before) + 1)
    if opened and value[0] in "[{" and value[-1] == opened and value.count(value[0]) != value.count(opened):
        return _finding(file, start, start + len(value), "the brackets do not pair", "close every one once, or quote the text")
    if opened and opened not in value[1:]:
        return None  # not a text that begins oddly, but something that is not closed
    quoted = quote(value[1:-1] if value[0] == value[-1] and value[0] in "'\"" and len(value) > 1 else value)
    fixed = f"{before}: {quoted}"
    if not _readable(fixed):
        return None
    named = "this title" if key.strip() == "title" else "this text"
    return _finding(file, start, start + len(value), f"{named} needs quotes", f"write {fixed.strip()}")


def quote(value: str) -> str:
    """Return `value` as a quoted scalar on one line: in double quotes, or in single ones if it has double ones."""
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
