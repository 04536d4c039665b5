"""Says what is wrong with a text that is not YAML, in the words of somebody who wrote a title and not a grammar."""

import re

import yaml

from synsml_cli.model.findings import At, Finding
from synsml_cli.model.positions import SourceText

_KEY_AND_VALUE = re.compile(r"(?P<before>\s*(?:- +)*(?P<key>[^\s#'\"\[{][^:#]*?): +)(?P<value>\S.*?)(?P<after>\s*)")
_WORDS = {
    "could not find expected ':'": ("this line is not 'key: value'", "add the key and a colon, or indent the line"),
    "found unknown escape character": ("a backslash in double quotes begins an escape", "write it in single quotes"),
    "did not find expected '-' indicator": ("this line ends a list too early", "begin it with '- ' or put it elsewhere"),
    "found unexpected end of stream": ("the quote that begins here is not closed", "close it at the end of the text"),
    "did not find expected key": ("this line does not fit the lines above it", "look at its blanks at the beginning"),
    "mapping values are not allowed": ("this line does not fit the lines above it", "look at its blanks at the beginning"),
    "did not find expected ',' or ']'": ("the bracket that opens here is not closed", "close it, or quote the text"),
    "did not find expected ',' or '}'": ("the brace that opens here is not closed", "close it, or quote the text"),
}


def syntax_finding(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """Return the one finding that a YAML error makes: where it is, what is meant, what to write."""
    if isinstance(error, yaml.reader.ReaderError):
        character = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
        at = At(file, start=error.position, end=error.position + 1)
        return Finding("R102", "error", at, f"control character U+{character:04X}", "remove it")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Finding("R101", "error", At(file, start=0, end=0), f"this is not YAML: {error}", "")
    source = SourceText(text)
    offset = min(error.problem_mark.index, len(text))
    context = error.context_mark.index if error.context_mark else offset
    problem = error.problem or "syntax error"
    if "\t" in text[offset : offset + 1] or "tab character" in problem:
        return _finding(file, offset, offset + 1, "a tab in the indentation", "indent with blanks")
    for place in (offset, context):
        if finding := _needs_quotes(file, source, place):
            return finding
    for begin, (message, remedy) in _WORDS.items():
        if problem.startswith(begin):
            start = context if "here" in message and error.context_mark else offset
            # At the end of the text there is nothing to point at: the last line that has something is meant.
            start = min(start, max(len(text.rstrip()) - 1, 0))
            return _finding(file, start, start + 1, message, remedy)
    return _finding(file, offset, offset + 1, f"this is not YAML: {problem}", "look at the colons, quotes and blanks here")


def _needs_quotes(file: str, source: SourceText, offset: int) -> Finding | None:
    """Return a finding if the line is `key: value`, cannot be read alone and can with its value in quotes."""
    number = source.span(offset, offset).line
    line = source.line(number)
    match = _KEY_AND_VALUE.fullmatch(line)
    if not match or _readable(line):
        return None
    value = match["value"]
    opened = {"[": "]", "{": "}", "'": "'", '"': '"'}.get(value[0])
    if opened and opened not in value[1:]:
        return None  # not a text that begins oddly, but something that is not closed
    quoted = quote(value[1:-1] if value[0] == value[-1] and value[0] in "'\"" and len(value) > 1 else value)
    fixed = f"{match['before']}{quoted}"
    if not _readable(fixed):
        return None
    start = source.starts[number - 1] + match.start("value")
    named = "this title" if match["key"].strip() == "title" else "this text"
    return _finding(file, start, start + len(value), f"{named} needs quotes", f"write {fixed.strip()}")


def quote(value: str) -> str:
    """Return `value` as a quoted scalar on one line: in double quotes, or in single ones if it has double ones."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _readable(line: str) -> bool:
    try:
        for _ in yaml.parse(line.strip(), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError:
        return False
    return True


def _finding(file: str, start: int, end: int, message: str, remedy: str) -> Finding:
    return Finding("R101", "error", At(file, start=start, end=end), message, remedy)
