"""Build the HTML document of a previewed page: the bar with findings, the page, the style, and the script that reloads it."""

import base64
import hashlib
import importlib.resources
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from synsml_cli.model.plain import visible
from synsml_cli.site.escape import html
from synsml_cli.site.preview.page import PreviewPage

VERSION = "/-/version"
"""The address where the script asks for the newest version."""
_MOST = 50
"""Limit on the findings in the bar."""


class BarNote(NamedTuple):
    """A line of the bar: a finding, or the reason why a page could not be built."""

    severity: str
    """error, warning or hint."""
    text: str
    where: str = ""
    """File, line and column."""
    code: str = ""
    remedy: str = ""


class Bar(NamedTuple):
    """The content of the bar."""

    summary: str
    """"2 errors, 1 warning"."""
    notes: tuple[BarNote, ...] = ()
    """The most important first."""
    stale: str = ""
    """Why the page is not up to date; empty if it is."""


@cache
def _part(name: str) -> str:
    path = importlib.resources.files("synsml_cli.site") / name
    return path.read_text("utf-8").replace("VERSION", VERSION)


@cache
def policy() -> str:
    """Return the Content-Security-Policy of all documents: only our script runs, whatever a page contains.

    Source: https://www.w3.org/TR/CSP3/
    """
    script = base64.b64encode(hashlib.sha256(_part("preview.js").encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{script}'",
            "connect-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: https: http:",
            "media-src 'self' https: http:",
            "font-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def page_document(page: PreviewPage, pages: Sequence[PreviewPage], bar: Bar, *, version: str, language: str) -> str:
    """Return the document of a page, with links to all pages in its bar."""
    subtitle = f"\n<p>{html(page.subtitle)}</p>" if page.subtitle else ""
    body = f'<header id="synsml-title">\n<h1>{html(page.heading)}</h1>{subtitle}\n</header>\n<main>\n{page.html}\n</main>\n'
    return _document(page.title, body, pages, bar, version=version, language=language, here=page)


def message_document(title: str, text: str, pages: Sequence[PreviewPage], bar: Bar, *, version: str) -> str:
    """Return a document with a message instead of a page."""
    body = f'<header id="synsml-title">\n<h1>{html(title)}</h1>\n</header>\n<main>\n<p>{html(text)}</p>\n</main>\n'
    return _document(title, body, pages, bar, version=version, language="en")


def _document(
    title: str,
    body: str,
    pages: Sequence[PreviewPage],
    bar: Bar,
    *,
    version: str,
    language: str,
    here: PreviewPage | None = None,
) -> str:
    # The script is in the head, where no unclosed element of a page can swallow it.
    return (
        f'<!doctype html>\n<html lang="{html(language)}" data-version="{html(version)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{html(title)}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>{_part('preview.css')}</style>\n<script>{_part('preview.js')}</script>\n</head>\n<body>\n"
        f"{''.join(_bar(pages, bar, here))}{body}</body>\n</html>\n"
    )


def _bar(pages: Sequence[PreviewPage], bar: Bar, here: PreviewPage | None) -> Iterator[str]:
    yield '<aside id="synsml-bar" aria-label="Preview">\n'
    if bar.notes:
        first = f'<span class="synsml-first">{_note(bar.notes[0])}</span>'
        yield f"<details>\n<summary><b>{html(bar.summary)}</b> {first}</summary>\n<ol>\n"
        yield from (f"<li>{_note(note)}</li>\n" for note in bar.notes[:_MOST])
        yield "</ol>\n"
        if len(bar.notes) > _MOST:
            yield f"<p>{len(bar.notes) - _MOST} more: see synsml check</p>\n"
        yield "</details>\n"
    else:
        yield f"<p><b>{html(bar.summary)}</b></p>\n"
    if bar.stale:
        yield f'<p class="synsml-stale">{html(visible(bar.stale))}</p>\n'
    yield '<p class="synsml-ended" hidden>The preview has ended.</p>\n<nav aria-label="Pages of the preview">'
    for page in pages:
        current = ' aria-current="page"' if page is here else ""
        yield f'<a href="{html(page.address)}"{current}>{html(page.title)}</a> '
    yield "<small>Preview only: Jekyll and its theme decide the final look.</small></nav>\n</aside>\n"


def _note(note: BarNote) -> str:
    where = f"<code>{html(visible(note.where))}</code> " if note.where else ""
    code = f"[{note.code}]" if note.code else ""
    remedy = f" <i>fix: {html(visible(note.remedy))}</i>" if note.remedy else ""
    kind = f'<span class="synsml-{note.severity}">{note.severity}{code}</span>'
    return f"{where}{kind} {html(visible(note.text))}{remedy}"
