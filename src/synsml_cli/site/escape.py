"""Text of the user made safe for where it lands on a page: markdown, HTML, Liquid.

Entities rather than backslashes: kramdown, python-markdown, markdown-it and mistune all read them, and Liquid, which
runs before markdown and knows no escape, never sees a brace.
"""

import html as _html
import re

# What begins emphasis, code, links, HTML, table cells or Liquid anywhere in a line.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|{}]|&(?=#?\w)|~(?=~)|(?<=~)~|\$(?=\$)|(?<=\$)\$|-(?=-)")
# What makes a heading, list, definition or underline of a line that begins with it.
_AT_START = re.compile(r"[-+#=:~>]|(?<=\d)[.)](?=\s|$)")


def markdown(text: str, *, begins_line: bool = True) -> str:
    """Return `text` so that markdown and Liquid show it as it is; plain words stay as they are.

    What only matters where a line begins, as in "7. Mai", is left alone elsewhere.
    """
    text = _ANYWHERE.sub(_entity, " ".join(text.split()))
    if not begins_line:
        return text
    numbered = re.match(r"\d+(?=[.)](?:\s|$))", text)
    at = _AT_START.match(text, numbered.end() if numbered else 0)
    return text[: at.start()] + _entity(at) + text[at.end() :] if at else text


def link(target: str, label: str = "") -> str:
    """Return a markdown link to an address of the web or of e-mail; `label` is markdown, by default the address."""
    if not target:
        return ""
    full = target if target.startswith(("https://", "http://")) else f"mailto:{target}"
    return f"[{label or markdown(target)}]({address(full)})"


def address(url: str) -> str:
    """Return an address without what ends a link's target in markdown, or begins a tag of Liquid."""
    return re.sub(r"[\s()<>{}|`\"\\]", lambda match: "".join(f"%{b:02X}" for b in match[0].encode()), url)


def href(url: str) -> str:
    """Return an address of the web for an attribute; empty for anything else, such as `javascript:`."""
    return html(url) if url.startswith(("https://", "http://")) else ""


def html(text: str) -> str:
    """Return `text` for an element or a quoted attribute, out of Liquid's reach."""
    return _html.escape(text, quote=True).replace("{", "&#123;").replace("}", "&#125;")


def html_in_front_matter(text: str) -> str:
    """Return `text` for a value that a layout prints raw; a lone ampersand is no danger and stays readable."""
    text = re.sub(r"&(?=#?\w)", "&amp;", " ".join(text.split()))
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
