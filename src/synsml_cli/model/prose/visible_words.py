"""What a page says to its readers: its words, with comments, code, struck-out text, tags, Liquid and tokens as blanks.

Texts are blanked and not cut, so that offsets stay those of the page.
"""

import re
from collections.abc import Iterable

from synsml_cli.model.pages.code import without_code
from synsml_cli.model.pages.tokens import Marked, Token
from synsml_cli.model.source.front_matter import yaml_comments
from synsml_cli.model.source.patterns import lazy_pattern

# Control characters: a page cannot hold them, they are refused when it is read.
CELL = "\x1f"
"""Where a cell of an HTML table, or what a `<dt>` names, begins."""
BLOCK_MARK = "\x1e"
"""Where another element of HTML begins that has a line of its own."""
HEADING_MARK = "\x1d"
"""Where a heading of HTML begins."""
FILLED = "\x1c"
"""Where a value is filled in, by a token or by Liquid, and where an address of the web stands."""

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
    """Return `text` with comments of HTML and Liquid as blanks; lines and offsets stay. One without end hides nothing."""
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
    """Return a page (`blanked`) with code, raw Liquid and what is struck out as blanks too: it says nothing there."""
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
    """Return where ends what begins with a match; 0 where it has no end. Each kind is looked for in vain only once."""
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
    """Return the words that a page (`visible_text`) shows; tokens, tags, Liquid and addresses become blanks.

    CELL, BLOCK_MARK, HEADING_MARK and FILLED mark where something begins that separates words. `items` are the tokens
    of a page of ours, or the marked blocks of a page of the user's own.
    """
    parts = []
    position = 0
    for item in items:
        parts += [shown[position : item.start], _without_item(shown[item.start : item.end], item)]
        position = item.end
    shown = "".join(parts) + shown[position:]
    shown = _MARKUP.sub(_without_markup, shown)
    # Emphasis and odd blanks part the words of a date for us, not for readers.
    return _ODD.sub(lambda match: " " * len(match[0]), shown)


def _without_markup(match: re.Match[str]) -> str:
    return _marked(match[0], _MARKS.get(match.lastgroup or "", ""))


def _without_item(stretch: str, item: Token | Marked) -> str:
    fills = isinstance(item, Token) and not item.escaped and (item.name == "date" or item.name.startswith("workshop."))
    return _marked(stretch, FILLED if fills and stretch.startswith("[") else "")


def _marked(stretch: str, mark: str) -> str:
    """Return the blanks that stand for a stretch of text, the first of them a mark if there is one."""
    return mark + _blanks(stretch[len(mark) :])


def _blanks(text: str) -> str:
    return _LETTER.sub(" ", text) if "\n" in text or "\r" in text else " " * len(text)
