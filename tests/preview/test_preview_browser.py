"""The preview in a real browser: it loads, follows edits, shows problems, fits a telephone, and runs no scripts."""

import re
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from browser import PATIENCE, Browser, NoBrowser, chromium
from helpers import MINIMAL, Workshop, absent, png
from previewing import process, served
from synsml_cli.tasks.site import preview_server

FILES = {
    "workshop.yaml": MINIMAL
    + "pages:\n  - {source: pages/home.md, path: index.md}\n  - {source: pages/cfp.md, path: cfp.md}\n",
    "pages/home.md": "---\ntitle: Home\n---\n## Key dates\n\n[[dates]]\n\n![A](assets/a.png)\n\n[Call](cfp.html)\n",
    "pages/cfp.md": "---\ntitle: Call\n---\n## Topics\n",
}


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    """Start one browser for all tests; without a browser they are skipped, except in CI."""
    try:
        with chromium() as browser:
            yield browser
    except NoBrowser as error:
        absent(str(error))


@pytest.fixture
def browser(window: Browser) -> Browser:
    """Return the browser with a window of the usual size and nothing on its console."""
    window.resize(1000, 800)
    window.prefer()
    window.complaints()
    return window


@pytest.fixture
def root(workshop: Workshop) -> Path:
    """Write a workshop with two pages and a picture."""
    root = workshop.write(FILES)
    (root / "site/assets").mkdir(parents=True)
    (root / "site/assets/a.png").write_bytes(png(40, 30))
    return root


def wait(shown: Callable[[], object]) -> None:
    """Wait until something is shown."""
    end = time.monotonic() + PATIENCE
    while not shown():
        assert time.monotonic() < end, "it is not shown"
        time.sleep(0.02)


def test_the_page_loads_with_its_dates_and_pictures_and_links(browser: Browser, root: Path) -> None:
    with served(root) as server:
        browser.open(server.url)
        assert browser.run("document.title") == "Home"
        assert "Submission Deadline: May 24, 2023, 23:59 AoE" in browser.text("main")
        assert browser.text("#synsml-bar summary, #synsml-bar p").startswith("no problems found")
        wait(lambda: browser.run("document.querySelector('main img').naturalWidth") == 40)
        browser.run("document.querySelector('main a').click()")
        wait(lambda: browser.text("main h2") == "Topics")
        browser.run("document.querySelector('#synsml-bar nav a').click()")
        wait(lambda: browser.text("main h2") == "Key dates")
    assert browser.complaints() == []


def test_half_a_second_passes_at_most_until_an_edit_is_looked_for() -> None:
    script = (files("synsml_cli.site") / "preview.js").read_text("utf-8")
    pauses = [float(milliseconds) / 1000 for milliseconds in re.findall(r"setTimeout\(ask, (\d+)\)", script)]
    assert pauses
    assert max(pauses) + preview_server._PAUSE <= 0.5


def test_an_edit_is_shown_where_the_reader_was(browser: Browser, root: Path) -> None:
    page = root / "pages/home.md"
    page.write_text(page.read_text() + "\nlong\n" * 200 + "\n## State 0\n")
    with served(root) as server:
        browser.open(server.url)
        browser.run("window.scrollTo(0, 3000)")
        for number in range(3):
            page.write_text(page.read_text().replace(f"State {number}", f"State {number + 1}"))
            script = f"document.body.innerText.includes('State {number + 1}')"
            wait(lambda script=script: browser.run(script))  # type: ignore[misc]
            wait(lambda: browser.run("window.scrollY") == 3000)


def test_a_picture_that_changes_is_shown(browser: Browser, root: Path) -> None:
    with served(root) as server:
        browser.open(server.url)
        wait(lambda: browser.run("document.querySelector('main img').naturalWidth") == 40)
        (root / "site/assets/a.png").write_bytes(png(50, 30))
        wait(lambda: browser.run("document.querySelector('main img')?.naturalWidth") == 50)


def test_a_finding_is_shown_until_it_is_fixed(browser: Browser, root: Path) -> None:
    page = root / "pages/home.md"
    good = page.read_text()
    with served(root) as server:
        browser.open(server.url)
        page.write_text(good.replace("[[dates]]", "[[date submision]]"))
        wait(lambda: browser.text("#synsml-bar summary").startswith("1 error pages/home.md:6:1 error[G301] there is no date"))
        assert "The page shows the last version" in browser.text("#synsml-bar .synsml-stale")
        assert "Submission Deadline: May 24, 2023" in browser.text("main")
        assert not browser.run("document.querySelector('#synsml-bar li').checkVisibility()")
        browser.run("document.querySelector('#synsml-bar summary').click()")
        assert browser.run("document.querySelector('#synsml-bar li').checkVisibility()")
        page.write_text(good)
        wait(lambda: browser.text("#synsml-bar p").startswith("no problems found"))


def test_a_telephone_never_scrolls_sideways(browser: Browser, root: Path) -> None:
    (root / "site/assets/wide.png").write_bytes(png(3000, 30))
    (root / "pages/home.md").write_text(
        "---\ntitle: Synergy-of-Scientific-and-Machine-Learning-Modeling-Without-Any-Blank-In-It\n---\n"
        f"{'word' * 200}\n\n![A](assets/wide.png)\n\n    {'code ' * 200}\n\n`{'x' * 300}` <https://example.org/{'y' * 300}>\n\n"
        f"| {' | '.join('column' for _ in range(20))} |\n{'|---' * 20}|\n| {' | '.join('value' * 5 for _ in range(20))} |\n\n"
        f"<div style='width: 2000px'>wide</div>\n\n<div class='row'><img src='assets/wide.png' width='3000'></div>\n\n"
        f"[[date nowhere]] {'z' * 300}\n"
    )
    with served(root) as server:
        browser.resize(360, 740, mobile=True)
        browser.open(server.url)
        wait(lambda: "No page yet" in browser.text("h1"))
        assert browser.run("document.scrollingElement.scrollWidth") == 360
        page = root / "pages/home.md"
        page.write_text(page.read_text().replace("[[date nowhere]]", "[[dates]] {{ " + "liquid" * 100 + " }}"))
        wait(lambda: "Synergy" in browser.text("h1"))
        wait(lambda: browser.run("document.querySelector('main img').naturalWidth") == 3000)
        assert browser.run("document.scrollingElement.scrollWidth") == 360
        assert browser.run("innerWidth") == 360
        assert browser.run("document.querySelector('#synsml-bar').offsetHeight") < 250


def test_a_programme_with_rooms_fits_a_telephone(browser: Browser, root: Path) -> None:
    session = "    - {time: 09:10-10:00, title: Symmetry and Conservation, by: Emmy Noether, room: Hall 3, track: main}\n"
    workshop = root / "workshop.yaml"
    workshop.write_text(workshop.read_text() + f"schedule:\n  sessions:\n{session}")
    (root / "pages/home.md").write_text("---\ntitle: A\n---\n[[schedule]]\n")
    with served(root) as server:
        browser.resize(360, 740, mobile=True)
        browser.open(server.url)
        wait(lambda: "Symmetry" in browser.text("table"))
        assert browser.run("document.querySelector('table').scrollWidth - document.querySelector('table').clientWidth") == 0


def test_light_dark_and_paper_look_as_they_should(browser: Browser, root: Path) -> None:
    ground, text = "getComputedStyle(document.body).backgroundColor", "getComputedStyle(document.body).color"
    with served(root) as server:
        browser.open(server.url)
        assert (browser.run(ground), browser.run(text)) == ("rgb(255, 255, 255)", "rgb(31, 35, 40)")
        browser.prefer("dark")
        assert (browser.run(ground), browser.run(text)) == ("rgb(20, 23, 27)", "rgb(230, 233, 237)")
        browser.prefer("dark", media="print")
        assert (browser.run(ground), browser.run(text)) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
        assert browser.run("getComputedStyle(document.querySelector('#synsml-bar')).display") == "none"


def test_no_script_of_a_page_runs_and_ours_still_does(browser: Browser, root: Path) -> None:
    (root / "site/assets/evil.js").write_text("window.evil = 1")
    (root / "pages/home.md").write_text(
        "<script>window.evil = 1</script>\n\n<script src='/assets/evil.js'></script>\n\n"
        "<img src='nothing.png' onerror='window.evil = 1'>\n\n<p id='p' onclick='window.evil = 1'>click</p>\n\n"
        "<a id='a' href='javascript:window.evil = 1'>a</a> [b](javascript:window.evil=1)\n\n"
        "<iframe srcdoc='<script>parent.evil = 1</script>'></iframe>\n\n<svg onload='window.evil = 1'></svg>\n\n"
        "<object data='data:text/html,<script>parent.evil = 1</script>'></object>\n\n"
        "<form id='f' action='javascript:window.evil = 1'><button id='b'>go</button></form>\n\n<base href='//evil.example/'>\n"
    )
    with served(root) as server:
        browser.open(server.url)
        for name in "pab":
            browser.run(f"document.getElementById('{name}').click()")
        (root / "pages/cfp.md").write_text("new\n")
        wait(lambda: "cfp.md" in browser.text("nav"))
        assert browser.run("window.evil ?? 'nothing ran'") == "nothing ran"
        assert browser.run("location.href") == server.url
        assert browser.run("document.baseURI") == server.url
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


def test_the_page_says_when_the_preview_has_ended(browser: Browser, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + FILES["workshop.yaml"].removeprefix(MINIMAL) + "  - {path: about.md}\n")
    (root / "site/about.md").write_text("x\n")
    with process(root) as (started, port):
        browser.open(f"http://127.0.0.1:{port}/")
        assert not browser.run("document.querySelector('.synsml-ended').checkVisibility()")
        started.terminate()
        wait(lambda: browser.run("document.querySelector('.synsml-ended').checkVisibility()"))
