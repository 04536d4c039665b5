"""Escape user text for its context on a page: markdown, HTML or Liquid.

Uses entities instead of backslashes: kramdown, python-markdown, markdown-it and mistune all read them, and Liquid, which runs
before markdown and has no escapes, never sees a brace.
"""

import html as _html
import re

from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site.code_spans import code_spans

# Starts emphasis, code, links, HTML, table cells or Liquid anywhere in a line.
_MARKUP = r"[\\`*_\[\]<>|{}]|&(?=#?\w)|~(?=~)|(?<=~)~|\$(?=\$)|(?<=\$)\$"
# Replaced by typographic characters: kramdown changes quotes, dashes and dots, markdown-it also `(c)`, `+-` and `,,`.
_TYPED = r"['\"]|-(?=-)|\.(?=\.)|,(?=,)|\+(?=-)|[?!](?=[?!]{3})|\((?=(?:c|r|p|tm)\))"
# No-break and other joining spaces are lost at the ends of a line.
_BLANK_END = r"\A\s|\s\Z"
_ANYWHERE = lazy_pattern(f"{_MARKUP}|{_TYPED}|{_BLANK_END}", re.IGNORECASE)
_LONGEST_CODE = 5000
"""Characters between backticks: the partner of a backtick is searched only so far."""
# At the start of a line: heading, list, definition, underline or end of a block.
_AT_START = lazy_pattern(r"[-+#=:~>^]|(?<=\d)[.)](?=\s|$)")


def one_line(text: str) -> str:
    """Return `text` on one line, like HTML does; no-break and similar spaces stay."""
    return re.sub(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" ")


def markdown(text: str, *, begins_line: bool = True) -> str:
    """Return `text` so that markdown and Liquid show it literally; plain words stay unchanged.

    Characters that matter only at the start of a line, as in "7. Mai", are escaped only there.
    """
    text = _ANYWHERE.sub(_entity, one_line(text))
    # kramdown removes trailing hashes of a heading: "C#".
    ending = len(text) - len(text.rstrip("#"))
    text = text[: len(text) - ending] + "&#35;" * ending
    if not begins_line:
        return text
    numbered = re.match(r"\d+(?=[.)](?:\s|$))", text)
    at = _AT_START.match(text, numbered.end() if numbered else 0)
    return text[: at.start()] + _entity(at) + text[at.end() :] if at else text


def link(target: str, label: str = "") -> str:
    """Return a markdown link to a web or e-mail address; `label` is markdown, by default the address."""
    target = one_line(target)
    if not target:
        return ""
    full = target if target.startswith(("https://", "http://")) else f"mailto:{target}"
    # Markdown reads entities in addresses, too.
    written = re.sub(r"&(?=#?\w+;)", "&amp;", address(full))
    return f"[{label or markdown(target)}]({written})"


def address(url: str) -> str:
    """Return an address without characters that end a link in markdown or start a Liquid tag."""
    return re.sub(r"[\s()<>{}|`\"\\]", lambda match: "".join(f"%{b:02X}" for b in match[0].encode()), url)


def href(url: str) -> str:
    """Return a web address for an attribute; "" for anything else, such as `javascript:`."""
    return html(url) if url.startswith(("https://", "http://")) else ""


def html(text: str) -> str:
    """Return `text` for an element or a quoted attribute, without braces (Liquid) and line breaks."""
    return re.sub(r"[{}\n\r]", _entity, _html.escape(text, quote=True))


def html_text(text: str) -> str:
    """Return `text` on one line for an HTML element inside markdown.

    Pandoc (so Quarto) and an extension of python-markdown read markdown inside HTML, others do not: entities suit all of them.
    """
    escaped = html(one_line(text))
    return re.sub(r"[\\`*_\[\]~$|@^]|-(?=-)|(?<=\.)\.(?=\.)|:(?=\w+:)", _entity, escaped)


def cell(text: str) -> str:
    """Return markdown for a cell of a table: on one line, with `|` escaped."""
    return re.sub(r"(?<!\\)\|", r"\\|", one_line(text))


def own_markdown(text: str, *, generator: str) -> str:
    """Return the organizers' markdown (a note, an abstract) with Liquid as plain text.

    Such a text may come from a form, and an unclosed tag would break the build. Jekyll runs Liquid in code, too, so it is made
    to print the start of a tag. Of the other generators only Hugo has a similar syntax, outside code.
    """
    if generator == "jekyll":
        return re.sub(r"\{[{%]", lambda match: "{{ '" + match[0] + "' }}", text)
    return _outside_code(r"\{(?=[{%])", "&#123;", text)


def own_inline(text: str, *, generator: str) -> str:
    """Return the organizers' markdown for the middle of a line: on one line, without `|`, which kramdown reads as a table."""
    return own_markdown(_outside_code(r"\\?\|", "&#124;", one_line(text)), generator=generator)


def _outside_code(pattern: str, entity: str, text: str) -> str:
    """Replace matches outside code, where an entity would be visible."""
    found = re.compile(pattern)
    parts: list[str] = []
    position = 0
    for begin, end in code_spans(text, longest=_LONGEST_CODE):
        parts += [found.sub(entity, text[position:begin]), text[begin:end]]
        position = end
    return "".join((*parts, found.sub(entity, text[position:])))


def liquid_text(text: str) -> str:
    """Return `text` as a quoted Liquid string; raises ValueError if Liquid cannot express it.

    Liquid has no escapes, and searches for the end of a tag before it reads quotes.
    """
    for quote in "\"'":
        if quote not in text and not re.search(r"[][{}]|%\Z|\n", text):
            return f"{quote}{text}{quote}"
    raise ValueError(f"Liquid cannot read the key {text!r}")


def html_in_front_matter(text: str) -> str:
    """Return `text` for a value that a layout prints raw; a single ampersand is harmless and stays."""
    text = re.sub(r"&(?=#?\w)", "&amp;", one_line(text))
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
