"""A page of the preview: its address, its title, and its content as HTML."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site.data_files import front_matter_texts
from synsml_cli.site.preview.kramdown import to_html
from synsml_cli.site.preview.liquid import resolve, restore

_MARKDOWN = lazy_pattern(r"\.(md|markdown|mkd|mkdn|mkdown)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class PreviewPage:
    """A page of the preview; its content is converted on demand."""

    name: str
    """Path below the site folder."""
    address: str
    """Path on the site, from `/`."""
    title: str
    """Title without escapes; the file's name if the front matter has none."""
    heading: str
    """The heading of a home page: `hometitle`, if the front matter has it."""
    subtitle: str
    body: str
    """The text below the front matter."""
    includes: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def html(self) -> str:
        """The content as HTML."""
        resolved = resolve(self.body, includes=self.includes, links=self.links)
        html = to_html(resolved.text) if _MARKDOWN.search(self.name) else resolved.text
        return restore(html, resolved.kept)


class Found(NamedTuple):
    """The page at an address."""

    page: PreviewPage
    moved: str = ""
    """Target of a redirect, so that relative links work; usually empty."""


def preview_pages(texts: Iterable[tuple[str, str]], *, includes: Mapping[str, str]) -> tuple[PreviewPage, ...]:
    """Return the pages of (path below the site folder, rendered text) pairs, in the same order."""
    read = [(name, *_parts(text)) for name, text in texts]
    links = {name: _address(name, front) for name, front, _ in read}
    titles = {name: _plain(front.get("title", "")) or name for name, front, _ in read}
    return tuple(
        PreviewPage(
            name=name,
            address=links[name],
            title=titles[name],
            heading=_plain(front.get("hometitle", "")) or titles[name],
            subtitle=_plain(front.get("subtitle", "")),
            body=body,
            includes=includes,
            links=links,
        )
        for name, front, body in read
    )


def find_page(pages: Iterable[PreviewPage], path: str, *, url: str = "") -> Found | None:
    """Return the page at a path, with or without the folder of the site's `url`, in all spellings of links."""
    by_address: dict[str, PreviewPage] = {}
    for page in pages:
        by_address.setdefault(page.address, page)
        by_address.setdefault(f"/{page.name}", page)
    folder = _folder(url)
    if folder and f"{path}/".startswith(f"{folder}/"):
        path = path.removeprefix(folder) or "/"
    if path in by_address:
        return Found(by_address[path])
    if f"{path}/" in by_address:
        return Found(by_address[f"{path}/"], f"{path}/")
    for other in (f"{path.rstrip('/')}.html", path.removesuffix("index.html"), f"{path.removesuffix('.html')}/"):
        if other in by_address:
            return Found(by_address[other])
    return None


def without_folder(path: str, *, url: str) -> str:
    """Return a path of the site without the folder of its `url`, below which it will be published."""
    folder = _folder(url)
    return path.removeprefix(folder) if folder and path.startswith(f"{folder}/") else path


def _folder(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:  # brackets that are no address of IPv6
        return ""


def _parts(text: str) -> tuple[Mapping[str, str], str]:
    """Return the texts of a page's front matter, and its content."""
    end = front_matter_end(text)
    if not end:
        return {}, text
    return front_matter_texts(text[:end]), re.sub(r"\A---[ \t]*(\r\n|\n|\r)?", "", text[end:])


def _address(name: str, front: Mapping[str, str]) -> str:
    """Return the path at which Jekyll publishes a page, as far as the page determines it."""
    permalink = front.get("permalink", "")
    if re.fullmatch(r"/(?!/)[^:?#]*", permalink):
        return permalink
    stem = re.sub(r"\.\w+\Z", "", name)
    return f"/{stem.removesuffix('index')}" if stem.rpartition("/")[2] == "index" else f"/{stem}.html"


def _plain(text: str) -> str:
    """Return a value of the front matter, which layouts print raw, as visible text."""
    return re.sub(r"[ \t\r\n]+", " ", unescape(text)).strip(" ")
