"""Run the kramdown that Jekyll uses, and compare HTML by content instead of formatting."""

import re
import shutil
import subprocess
from html.parser import HTMLParser

from helpers import absent

_EMPTY = {"br", "hr", "img", "input"}
_SAME = {"s": "del"}
_RUBY = """\
require "kramdown"
require "kramdown-parser-gfm"
$stdin.set_encoding("utf-8")
options = {input: "GFM", hard_wrap: false, syntax_highlighter: nil, toc_levels: 1..6}  # as Jekyll sets them
$stdin.read.split("\\0").each { |text| print Kramdown::Document.new(text, options).to_html, "\\0" }
"""


def kramdown(texts: list[str]) -> list[str]:
    """Return the HTML of texts by kramdown; without kramdown the test is skipped, except in CI."""
    ruby = shutil.which("ruby") or absent("ruby: `apt-get install jekyll` installs it, with kramdown")
    done = subprocess.run([ruby, "-e", _RUBY], input="\0".join(texts).encode(), capture_output=True, timeout=240, check=False)
    if b"cannot load such file" in done.stderr:
        absent("kramdown: `apt-get install jekyll` installs it")
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().split("\0")[:-1]


def said(html: str) -> list[str]:
    """Return the tags with their attributes and the texts of HTML, without what only lays it out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        listed = (f'{name}="{re.sub(r"[ ;]", "", value or "")}"' for name, value in sorted(attrs))
        self.found.append(f"<{' '.join((_SAME.get(tag, tag), *listed))}>")

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if tag not in _EMPTY:
            self.found.append(f"</{_SAME.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        self._text += data

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        if text := " ".join(self._text.split()):
            self.found.append(text)
        self._text = ""
