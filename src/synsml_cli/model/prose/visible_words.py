"""Extract the visible words of a page: comments, code, struck-out text, tags, Liquid and tokens become blanks.

Texts are blanked, not cut, so that offsets stay those of the page.
"""

import re
from collections.abc import Iterable

from synsml_cli.model.pages.code import without_code
from synsml_cli.model.pages.tokens import Marked, Token
from synsml_cli.model.source.front_matter import yaml_comments
from synsml_cli.model.source.patterns import lazy_pattern

# Control characters: the reader refuses pages that contain them.
CELL = "\x1f"
"""Start of a cell of an HTML table, or of the description of a `<dt>`."""
BLOCK_MARK = "\x1e"
"""Start of another HTML element on a line of its own."""
HEADING_MARK = "\x1d"
"""Start of an HTML heading."""
FILLED = "\x1c"
"""Place of a value from a token or Liquid, or of a web address."""

_COMMENT = lazy_pattern(r"<!--|\{%-?[ \t]*comment[ \t]*-?%\}")
_COMMENT_ENDS = {"<": lazy_pattern(r"-->"), "{": lazy_pattern(r"\{%-?[ \t]*endcomment[ \t]*-?%\}")}
_UNSAID = lazy_pattern(
    r"\{%-?[ \t]*(?P<raw>raw)[ \t]*-?%\}|(?P<tildes>~~)(?=[^\s~])"
    r"|<(?P<tag>del|s|strike|code|pre|script|style)\b[^<>]*>"
    r"|<(?P<struck>[a-z]{1,10})\b[^<>]*\b(?:line-through|strike|strikethrough|past-date|old-date)\b[^<>]*>",
    re.IGNORECASE,
)
_RAW_END = lazy_pattern(r"\{%-?[ \t]*endraw[ \t]*-?%\}")
_TILDES_END = lazy_pattern(r"[^~]{1,500}~~(?!~)")
_MARKUP = lazy_pattern(
    r"(?<=\]\()[^()\s]*|(?P<cell><(?:t[dh]|dd)\b[^<>]*>)|(?P<head><h[1-6]\b[^<>]*>)"
    r"|(?P<block><(?:tr|li|dt|p|br|hr|div|section|table|[uod]l|summary)\b[^<>]*>)"
    r"|(?P<filled>\{\{[^{}]*\}\}|<?\bhttps?://[^\s<>()]*>?)"
    r"|(?P<dash>&(?:[mn]dash|\#821[12]);)|</?[A-Za-z][^<>]*>|\{%[^%]*%\}|&nbsp;",
    re.IGNORECASE,
)
_MARKS = {"cell": CELL, "head": HEADING_MARK, "block": BLOCK_MARK, "filled": FILLED, "dash": "–"}
_LETTER = lazy_pattern(r"[^\n\r]")
_ODD = lazy_pattern(
    r"[\u00a0\u2000-\u200b\u202f\u3000]|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|\*{1,3}(?=\w)|(?<=[\w.,:])\*{1,3}"
)


def blanked(text: str) -> str:
    """Return `text` with comments of HTML and Liquid as blanks; an unclosed one hides nothing."""
    parts = []
    position = 0
    unended: set[str] = set()
    while match := _COMMENT.search(text, position):
        kind = match[0][0]
        end = None if kind in unended else _COMMENT_ENDS[kind].search(text, match.end())
        if end is None:
            unended.add(kind)
            parts.append(text[position : match.end()])
            position = match.end()
        else:
            parts += [text[position : match.start()], _blanks(text[match.start() : end.end()])]
            position = end.end()
    return "".join(parts) + text[position:]


def visible_text(text: str) -> str:
    """Return a page (`blanked`) with code, raw Liquid and struck-out text as blanks, too."""
    shown = without_code(text)
    parts = []
    position = 0
    for start, end in yaml_comments(shown):
        parts += [shown[position:start], _blanks(shown[start:end])]
        position = end
    shown = "".join(parts) + shown[position:]
    parts = []
    position = 0
    unended: set[str] = set()
    while match := _UNSAID.search(shown, position):
        end = _end_of(match, shown, unended)
        parts += [shown[position : match.start()], _blanks(shown[match.start() : end]) if end else match[0]]
        position = end or match.end()
    return "".join(parts) + shown[position:]


def _end_of(match: re.Match[str], text: str, unended: set[str]) -> int:
    """Return the end of what a match begins, or 0 if it has no end; each kind is searched in vain only once."""
    if match["tildes"]:
        paragraph = text.find("\n\n", match.end(), match.end() + 600)
        end = _TILDES_END.match(text, match.end(), paragraph if paragraph >= 0 else len(text))
        return end.end() if end else 0
    name = "" if match["raw"] else (match["tag"] or match["struck"]).casefold()
    if name in unended:
        return 0
    pattern = re.compile(rf"</{name}[ \t\r\n]*>", re.IGNORECASE) if name else _RAW_END
    found = pattern.search(text, match.end())
    if not found:
        unended.add(name)
    return found.end() if found else 0


def words_of(shown: str, items: Iterable[Token | Marked]) -> str:
    """Return the words of a page (`visible_text`), with tokens, tags, Liquid and addresses as blanks.

    CELL, BLOCK_MARK, HEADING_MARK and FILLED mark the start of something that separates words. `items` are the tokens
    of a page of ours, or the marked blocks of a page of the user.
    """
    parts = []
    position = 0
    for item in items:
        parts += [shown[position : item.start], _without_item(shown[item.start : item.end], item)]
        position = item.end
    shown = "".join(parts) + shown[position:]
    shown = _MARKUP.sub(_without_markup, shown)
    # Emphasis and unusual blanks would separate the words of a date.
    return _ODD.sub(lambda match: " " * len(match[0]), shown)


def _without_markup(match: re.Match[str]) -> str:
    return _marked(match[0], _MARKS.get(match.lastgroup or "", ""))


def _without_item(stretch: str, item: Token | Marked) -> str:
    fills = isinstance(item, Token) and not item.escaped and (item.name == "date" or item.name.startswith("workshop."))
    return _marked(stretch, FILLED if fills and stretch.startswith("[") else "")


def _marked(stretch: str, mark: str) -> str:
    """Return blanks of the length of a text, the first one replaced by a mark if there is one."""
    return mark + _blanks(stretch[len(mark) :])


def _blanks(text: str) -> str:
    return _LETTER.sub(" ", text) if "\n" in text or "\r" in text else " " * len(text)
