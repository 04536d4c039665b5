"""Jekyll builds the site of a new workshop, which shows exactly the expected content."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

import jekyll
from browser import NoBrowser, chromium
from helpers import TESTS, Synsml, absent, assert_golden, write_files
from new_workshop import CASES, FULL, SITE
from previewing import page, served
from seen_page import Seen, read

GOLDEN = TESTS / "golden" / "init"


def built(source: Path, folder: Path) -> Path:
    """Build a site where it lies, as GitHub does, and return where the pages are; any warning fails the test."""
    command = [jekyll.program("jekyll"), "build", "--disable-disk-cache", "-s", str(source), "-d", str(folder)]
    done = jekyll.run(command, cwd=source.parent)
    assert (done.returncode, done.stderr) == (0, ""), (done.stdout, done.stderr)
    assert jekyll.SAID.fullmatch(done.stdout), done.stdout
    return folder


def seen(page: Path) -> Seen:
    return read(page.read_text(encoding="utf-8"))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["a day that is known", "nothing but a name", "another script and zone"])
def test_a_new_workshop_is_a_whole_site(synsml: Synsml, tmp_path: Path, name: str) -> None:
    assert synsml("init", "w", *CASES[name].options).code == 0
    pages = built(tmp_path / "w" / "site", tmp_path / "built")
    assert_golden(GOLDEN / f"{name.replace(' ', '-')}.page.txt", seen(pages / "index.html").outline)
    dates = ["calendar.ics"] if "--days" in CASES[name].options else []
    assert files(pages) == ["assets/css/workshop.css", *dates, "index.html"]
    text = (pages / "index.html").read_text()
    base = "/2023" if "--url" in CASES[name].options else ""
    assert f'<link rel="stylesheet" href="{base}/assets/css/workshop.css">' in text
    assert "double square brackets" not in text


def test_inside_a_site_only_the_page_and_the_calendar_are_published(synsml: Synsml, tmp_path: Path) -> None:
    site = tmp_path / "w"
    there = {
        **{name: text for name, text in SITE.items() if name != "_config.yml"},
        "_config.yml": "title: Our group\n",
        "people/index.md": "---\nlayout: page\n---\nall of us\n",
        "private/notes.txt": "nothing secret",
    }
    write_files(site, there)
    before = files(built(site, tmp_path / "before"))
    assert before == ["index.html", "pages/about.html", "people/index.html", "private/notes.txt"]
    assert synsml("init", "w", *FULL, "--days", "2023-12-15").code == 0
    write_files(
        site,
        {
            "private/emmy-noether.yaml": "last: Noether\nroles:\n  speaker: invited\n",
            "templates/contact.md.j2": "[[ contact ]]",
        },
    )
    assert synsml("render", "-C", "w").code == 0
    after = built(site, tmp_path / "after")
    assert files(after) == ["calendar.ics", *before, "workshop.html"]
    for name in before:
        assert (after / name).read_bytes() == (tmp_path / "before" / name).read_bytes()
    assert [card.name for card in seen(after / "workshop.html")["Organizers"].cards] == ["Ada Lovelace"]


def test_without_the_exclusion_jekyll_would_publish_them(synsml: Synsml, tmp_path: Path) -> None:
    site = tmp_path / "w"
    write_files(site, {**SITE, "_config.yml": "title: Our group\n"})
    assert synsml("init", "w", *FULL).code == 0
    (site / "_config.yml").write_text("title: Our group\n")
    published = files(built(site, tmp_path / "built"))
    assert {"people/ada-lovelace.yaml", "workshop.yaml", "page-sources/home.html"} <= set(published)


@pytest.mark.parametrize(
    "odd",
    [
        "<script>alert(1)</script>",
        "{{ site.title }} {% raw %}",
        "A: B # C",
        "\"quoted\" 'twice'",
        "- one | two",
        "[[date submission]] and \\[[dates]]",
        "R&D &amp; more",
        "émigré 科学 🎉",
        "$x_1$ *bold* _it_ `code`",
        "\u200fعلم\u200f",
        "null",
        "2023-05-24",
        "@home, %this",
    ],
)
def test_odd_answers_land_on_the_page_as_the_texts_that_they_are(synsml: Synsml, tmp_path: Path, odd: str) -> None:
    options = (
        "--name",
        odd,
        "--short-name",
        odd,
        "--host",
        odd,
        "--place",
        odd,
        "--days",
        "2023-12-15",
        "--timezone",
        "Vienna",
    )
    assert synsml("init", "w", "--url", "https://example.org/w/", *options).code == 0
    assert synsml("check", "-C", "w").code == 0
    pages = built(tmp_path / "w" / "site", tmp_path / "built")
    page = seen(pages / "index.html")
    assert page.title == odd
    assert page.sections[1].heading == odd
    assert page.sections[1].texts[0] == f"{odd} workshop, December 15, 2023, {odd}"
    assert "<script" not in (pages / "index.html").read_text()


def test_the_preview_of_a_new_workshop_shows_what_jekyll_does_and_has_nothing_to_say(synsml: Synsml, tmp_path: Path) -> None:
    assert synsml("init", "w", *FULL, "--days", "2023-12-15").code == 0
    by_jekyll = seen(built(tmp_path / "w" / "site", tmp_path / "built") / "index.html")
    with served(tmp_path / "w") as server:
        document = page(server)
    assert "no problems found" in document
    by_preview = read(document)
    shown = [section for section in by_preview.sections if section.level == 2]
    for mine, theirs in zip(shown, [section for section in by_jekyll.sections if section.level == 2], strict=True):
        assert (mine.heading, mine.texts, mine.items, mine.rows) == (theirs.heading, theirs.texts, theirs.items, theirs.rows)
        assert [(card.name, card.affiliation) for card in mine.cards] == [(c.name, c.affiliation) for c in theirs.cards]
    assert set(by_jekyll.links) <= set(by_preview.links)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def on_the_web(folder: Path) -> Iterator[str]:
    """Serve a built site on this machine, and give its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def test_the_site_fits_a_telephone_and_is_light_dark_and_printed(synsml: Synsml, tmp_path: Path) -> None:
    assert synsml("init", "w", "--name", "Workshop on " + "Long" * 30, "--days", "2023-12-15", "--timezone", "Vienna").code == 0
    workshop = tmp_path / "w" / "workshop.yaml"
    session = "    - time: 09:00-10:00\n      title: A rather long title of a talk\n      room: Hall 3\n"
    workshop.write_text(workshop.read_text() + f"schedule:\n  date: workshop\n  sessions:\n{session}")
    for number in range(5):
        assert synsml("people", "add", "-C", "w", "--last", f"Person{number}", "--role", "organizer=confirmed").code == 0
    assert synsml("render", "-C", "w").code == 0
    pages = built(tmp_path / "w" / "site", tmp_path / "built")
    ground, text = "getComputedStyle(document.body).backgroundColor", "getComputedStyle(document.body).color"
    try:
        with chromium(width=1000) as browser, on_the_web(pages) as url:
            browser.open(url)
            assert (browser.run(ground), browser.run(text)) == ("rgb(255, 255, 255)", "rgb(27, 31, 36)")
            assert _in_one_row(browser.run(_TOPS)) == 4
            browser.prefer("dark")
            assert (browser.run(ground), browser.run(text)) == ("rgb(13, 17, 23)", "rgb(230, 237, 243)")
            browser.prefer("dark", media="print")
            assert (browser.run(ground), browser.run(text)) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
            browser.prefer()
            browser.resize(360, 740, mobile=True)
            assert (browser.run("innerWidth"), browser.run("document.scrollingElement.scrollWidth")) == (360, 360)
            assert _in_one_row(browser.run(_TOPS)) == 2
            assert browser.run("[...document.querySelectorAll('table')].map(t => t.scrollWidth - t.clientWidth)") == [0]
            assert [line for line in browser.complaints() if "favicon" not in line] == []
    except NoBrowser as error:
        absent(str(error))


_TOPS = "[...document.querySelectorAll('.person')].map(card => Math.round(card.getBoundingClientRect().top))"


def _in_one_row(tops: list[int]) -> int:
    return tops.count(tops[0])
