"""Make text safe for a terminal: characters that move the cursor, change colours or reverse a line become escapes."""

# Cc: control characters (ESC starts terminal commands). Cf contains marks that reverse a line, but also the joiners that
# Persian and Devanagari names and emoji need.
_KEPT = {"\u200c", "\u200d"}


def visible(text: str) -> str:
    r"""Return `text` on one line with control and direction characters as `\x1b` or `\u202e`."""
    if text.isprintable():
        return text
    return "".join(_spelled(character) for character in text)


def has_controls(text: str) -> bool:
    """Return whether a text contains a control character other than line ends and tabs."""
    if text.isprintable():
        return False
    import unicodedata

    return any(one not in "\n\r\t" and unicodedata.category(one) == "Cc" for one in text)


def _spelled(character: str) -> str:
    import unicodedata  # imported here because most texts do not need it

    if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"):
        return character
    if character == "\t":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
