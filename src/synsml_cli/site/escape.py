"""Text of the user made safe for where it lands on a page: markdown, HTML, Liquid.

Entities rather than backslashes: kramdown, python-markdown, markdown-it and mistune all read them, and Liquid, which
runs before markdown and knows no escape, never sees a brace.
"""

import html as _html
import re

from synsml_cli.model.pages.code_spans import code_spans
from synsml_cli.model.source.patterns import lazy_pattern

# What begins emphasis, code, links, HTML, table cells or Liquid anywhere in a line.
_MARKUP = r"[\\`*_\[\]<>|{}]|&(?=#?\w)|~(?=~)|(?<=~)~|\$(?=\$)|(?<=\$)\$"
# What typographers put other characters for: kramdown quotes, dashes and dots, markdown-it also `(c)`, `+-` and `,,`.
_TYPED = r"['\"]|-(?=-)|\.(?=\.)|,(?=,)|\+(?=-)|[?!](?=[?!]{3})|\((?=(?:c|r|p|tm)\))"
# What joins words, as a no-break space does, is lost at the ends of a line.
_BLANK_END = r"\A\s|\s\Z"
_ANYWHERE = lazy_pattern(f"{_MARKUP}|{_TYPED}|{_BLANK_END}", re.IGNORECASE)
_LONGEST_CODE = 5000
"""Characters of code between backticks; of a lone backtick the end is not looked for far away."""
# What makes a heading, list, definition, underline or end of a block of a line that begins with it.
_AT_START = lazy_pattern(r"[-+#=:~>^]|(?<=\d)[.)](?=\s|$)")


def one_line(text: str) -> str:
    """Return `text` on one line, as HTML joins it; no-break and other blanks that join or part words stay."""
    return re.sub(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" ")


def markdown(text: str, *, begins_line: bool = True) -> str:
    """Return `text` so that markdown and Liquid show it as it is; plain words stay as they are.

    What only matters where a line begins, as in "7. Mai", is left alone elsewhere.
    """
    text = _ANYWHERE.sub(_entity, one_line(text))
    # kramdown takes all that ends a heading for its closing sequence: "C#".
    ending = len(text) - len(text.rstrip("#"))
    text = text[: len(text) - ending] + "&#35;" * ending
    if not begins_line:
        return text
    numbered = re.match(r"\d+(?=[.)](?:\s|$))", text)
    at = _AT_START.match(text, numbered.end() if numbered else 0)
    return text[: at.start()] + _entity(at) + text[at.end() :] if at else text


def link(target: str, label: str = "") -> str:
    """Return a markdown link to an address of the web or of e-mail; `label` is markdown, by default the address."""
    target = one_line(target)
    if not target:
        return ""
    full = target if target.startswith(("https://", "http://")) else f"mailto:{target}"
    # Markdown reads entities in addresses too.
    written = re.sub(r"&(?=#?\w+;)", "&amp;", address(full))
    return f"[{label or markdown(target)}]({written})"


def address(url: str) -> str:
    """Return an address without what ends a link's target in markdown, or begins a tag of Liquid."""
    return re.sub(r"[\s()<>{}|`\"\\]", lambda match: "".join(f"%{b:02X}" for b in match[0].encode()), url)


def href(url: str) -> str:
    """Return an address of the web for an attribute; empty for anything else, such as `javascript:`."""
    return html(url) if url.startswith(("https://", "http://")) else ""


def html(text: str) -> str:
    """Return `text` for an element or a quoted attribute, out of Liquid's reach and without an end of its line."""
    return re.sub(r"[{}\n\r]", _entity, _html.escape(text, quote=True))


def html_text(text: str) -> str:
    """Return `text` in one line for an element of HTML within markdown.

    Pandoc (so Quarto) and python-markdown's extension read markdown inside of HTML too, where others take it as it is:
    entities are right for all of them.
    """
    escaped = html(one_line(text))
    return re.sub(r"[\\`*_\[\]~$|@^]|-(?=-)|(?<=\.)\.(?=\.)|:(?=\w+:)", _entity, escaped)


def cell(text: str) -> str:
    """Return markdown for a cell of a table: on one line, with no `|` that would end the cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", one_line(text))


def own_markdown(text: str, *, generator: str) -> str:
    """Return markdown of the organizers' own (a note, an abstract) in which Liquid stands for itself.

    Such a text can come from a form that others filled in, and an unclosed tag would break the build. Jekyll runs Liquid
    in code too, and is asked to print what would begin a tag. Elsewhere only Hugo has something alike, outside of code.
    """
    if generator == "jekyll":
        return re.sub(r"\{[{%]", lambda match: "{{ '" + match[0] + "' }}", text)
    return _outside_code(r"\{(?=[{%])", "&#123;", text)


def own_inline(text: str, *, generator: str) -> str:
    """Return such markdown for the middle of a line: on one, without a `|`, of which kramdown makes a table anywhere."""
    return own_markdown(_outside_code(r"\\?\|", "&#124;", one_line(text)), generator=generator)


def _outside_code(pattern: str, entity: str, text: str) -> str:
    """Replace what is found outside of code, where an entity would show as such."""
    found = re.compile(pattern)
    parts: list[str] = []
    position = 0
    for begin, end in code_spans(text, longest=_LONGEST_CODE):
        parts += [found.sub(entity, text[position:begin]), text[begin:end]]
        position = end
    return "".join((*parts, found.sub(entity, text[position:])))


def liquid_text(text: str) -> str:
    """Return `text` as a text of Liquid, in quotes; raises ValueError for one that Liquid cannot write.

    Liquid knows no escapes, and looks for the end of a tag before it looks for quotes.
    """
    for quote in "\"'":
        if quote not in text and not re.search(r"[][{}]|%\Z|\n", text):
            return f"{quote}{text}{quote}"
    raise ValueError(f"Liquid cannot read the key {text!r}")


def html_in_front_matter(text: str) -> str:
    """Return `text` for a value that a layout prints raw; a lone ampersand is no danger and stays readable."""
    text = re.sub(r"&(?=#?\w)", "&amp;", one_line(text))
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
