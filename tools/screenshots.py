"""Writes docs/screenshots/: the preview of the shipped workshop in Chromium, and commands as a terminal shows them."""

import io
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from browser import Browser, NoBrowser, chromium
from helpers import NOW, REPOSITORY
from processes import run_on_terminal
from synsml_cli.tasks.site.preview import Preview
from synsml_cli.tasks.site.preview_server import PreviewServer

FOLDER = REPOSITORY / "docs" / "screenshots"
MOST = 150_000
"""Bytes of a picture: they stay in the history of the repository."""
_TERMINAL = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>.{unique_id}-matrix {{ font: {char_height}px/{line_height}px "Liberation Mono", monospace; }}
.{unique_id}-title {{ font: bold 18px "Liberation Sans", sans-serif; }}
{styles}</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
{chrome}<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""
"""As rich draws terminals, without the fonts that it loads from elsewhere."""


def main() -> int:
    """Write all pictures; return 1 where there is no browser."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with chromium(width=1000, height=620) as browser:
            previews(browser)
            terminals(browser)
    except NoBrowser as error:
        print(f"no pictures: {error}", file=sys.stderr)
        return 1
    for path in sorted(FOLDER.glob("*.png")):
        size = path.stat().st_size
        print(f"{path.relative_to(REPOSITORY)}: {size:,} bytes")
        if size > MOST:
            print(f"larger than {MOST:,} bytes", file=sys.stderr)
            return 1
    return 0


def previews(browser: Browser) -> None:
    """Write what the preview looks like: light, dark, on a telephone, and with a mistake."""
    with workshop() as root, served(root) as url:
        browser.open(url)
        browser.run("document.getElementById('key-dates').scrollIntoView()")
        browser.picture(FOLDER / "preview.png")
        browser.prefer("dark")
        browser.picture(FOLDER / "preview-dark.png")
        browser.prefer()
        browser.resize(360, 640, mobile=True, scale=1.5)
        browser.open(url)
        browser.picture(FOLDER / "preview-phone.png")
    with workshop() as root:
        page = root / "pages" / "home.md"
        page.write_text(page.read_text("utf-8").replace("## Key dates", "## Key dates, from Tuesday, May 24, 2023"), "utf-8")
        with served(root) as url:
            browser.resize(1000, 420)
            browser.open(url)
            browser.run("document.querySelector('#synsml-bar details').open = true")
            browser.run("document.getElementById('key-dates-from-tuesday-may-24-2023').scrollIntoView()")
            browser.picture(FOLDER / "preview-finding.png")


def terminals(browser: Browser) -> None:
    """Write what commands print on a terminal."""
    with workshop() as root:
        facts = root / "workshop.yaml"
        facts.write_text(facts.read_text("utf-8").replace("2023-05-24 23:59 AoE", "2023-05-24 23:59 PST"), "utf-8")
        terminal(browser, "check", root, columns=90)
    with workshop() as root:
        terminal(browser, "deadlines", root, columns=90)


def terminal(browser: Browser, command: str, root: Path, *, columns: int) -> None:
    """Write what one command prints."""
    code, screen = run_on_terminal(command, cwd=root, columns=columns, SYNSML_NOW=NOW, TZ="Europe/Vienna")
    if code not in (0, 1):
        raise SystemExit(f"{command}: {screen}")
    console = Console(record=True, width=columns, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ synsml {command}\n{screen}".replace("\r", "").rstrip()))
    svg = console.export_svg(title=f"synsml {command}", code_format=_TERMINAL, font_aspect_ratio=0.6)
    with TemporaryDirectory() as folder:
        page = f'<!doctype html><meta charset="utf-8"><body style="margin: 0">{svg}'
        (Path(folder) / "index.html").write_text(page, "utf-8")
        with files(Path(folder)) as url:
            browser.resize(1000, 600)
            browser.open(url)
            height = browser.run("Math.ceil(document.querySelector('svg').getBoundingClientRect().height)")
            browser.resize(1000, height)
            browser.picture(FOLDER / f"{command}.png")


@contextmanager
def workshop() -> Iterator[Path]:
    """Give a copy of the shipped workshop."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(REPOSITORY / "workshop.yaml", root)
        for name in ("people", "pages"):
            shutil.copytree(REPOSITORY / name, root / name)
        yield root


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Preview a workshop at the instant that the shipped one is looked at."""
    server = PreviewServer(Preview(root, clock=lambda: datetime.fromisoformat(NOW)))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
