"""The preview server answers only browsers on this machine, follows every change, and survives any request."""

import datetime as dt
import errno
import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import MINIMAL, NOW, Workshop, png
from previewing import ask, page, process, served
from processes import PATIENCE, SYNSML, environment, run_process
from synsml_cli.tasks.site.preview import Preview
from synsml_cli.tasks.site.preview_server import PreviewServer

PAGES = """\
pages:
  - {source: pages/home.md, path: index.md}
  - {source: pages/cfp.md, path: _pages/cfp.md}
  - {path: about.md}
"""
FILES = {
    "workshop.yaml": MINIMAL + PAGES,
    "pages/home.md": "---\ntitle: Home\n---\n## Key dates\n\n[[dates]]\n\n[Call](cfp/) ![A](assets/a.png)\n",
    "pages/cfp.md": "---\ntitle: Call for papers\npermalink: /cfp/\n---\nUntil [[date submission]].\n",
    "site/about.md": "---\ntitle: About\n---\n<!-- synsml:dates -->\nold\n<!-- /synsml -->\n\nOurs, {{ page.x }}.\n",
    "site/assets/style.css": "p { color: red; }\n",
    "people/ada-lovelace.yaml": "first: Ada\nlast: Lovelace\naffiliation: Analytical Society\nroles: {organizer: confirmed}\n",
    "private/bob.yaml": "last: Bob\naffiliation: Private\nroles: {speaker: invited}\n",
}


@pytest.fixture
def root(workshop: Workshop) -> Path:
    """Write a workshop with three pages and a picture."""
    root = workshop.write(FILES)
    (root / "site/assets/a.png").write_bytes(png(3, 3))
    return root


def raw(server: PreviewServer, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").read()


def words(document: str) -> str:
    return document[document.index("<main>") :]


def after(server: PreviewServer, change: Callable[[], object]) -> str:
    """Return the home page once the version is another one than before a change."""
    before = server.preview.version
    change()
    end = time.monotonic() + PATIENCE
    while server.preview.version == before:
        assert time.monotonic() < end, "the change was not seen"
        time.sleep(0.02)
    return page(server)


def test_all_pages_are_there_with_links_to_each_other(root: Path) -> None:
    with served(root) as server:
        home, cfp, about = page(server), page(server, "/cfp/"), page(server, "/about.html")
    assert "<li>Submission Deadline: <strong>May 24, 2023, 23:59 AoE</strong></li>" in home
    assert '<h2 id="key-dates">Key dates</h2>' in home
    assert '<p><a href="cfp/">Call</a> <img src="assets/a.png" alt="A"></p>' in home
    assert "<p>Until May 24, 2023, 23:59 AoE.</p>" in cfp
    assert "<li>Workshop: <strong>July 28, 2023</strong>" in about
    assert "old" not in words(about)
    assert "{{ page.x }}</code>" in about
    for document in (home, cfp, about):
        assert re.findall(r'<a href="(/[^"]*)"', document) == ["/", "/cfp/", "/about.html"]
        assert "Jekyll and its theme decide" in document


def test_nothing_is_written(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    with served(root) as server:
        page(server)
        after(server, lambda: (root / "pages/home.md").write_text("new\n"))
    changed = {path.relative_to(root).as_posix() for path in root.rglob("*") if before.get(path) != path.stat().st_mtime_ns}
    assert changed == {"pages/home.md"}


def test_pictures_and_styles_of_the_site_are_served_with_their_types(root: Path) -> None:
    (root / "site/drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with served(root) as server:
        status, data, headers = ask(server, "/assets/a.png")
        assert (status, data, headers["Content-Type"]) == (200, png(3, 3), "image/png")
        assert ask(server, "/assets/style.css")[2]["Content-Type"] == "text/css; charset=utf-8"
        status, _, headers = ask(server, "/drawing.svg")
        assert (status, headers["Content-Type"]) == (200, "image/svg+xml")
        assert "sandbox" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/workshop.yaml",
        "/people/ada-lovelace.yaml",
        "/../workshop.yaml",
        "/%2e%2e/workshop.yaml",
        "/..%2fprivate/p.png",
        "/assets/..%2f..%2fp.png",
        "/assets/../../p.png",
        "/assets/",
        "/assets",
        "/_data/people.yml",
        "/about.md/",
        "/.hidden.png",
        "/.git/p.png",
        "/link.png",
        "/linked/p.png",
        "/secret.png",
        "/alias.png",
        "/circle.png",
        "/pipe.png",
        "/folder.png",
        "/nul%00.png",
        "/%ff.png",
        "//etc/p.png",
        "/C:/p.png",
        "/assets\\..\\p.png",
        f"/{'a' * 5000}.png",
        "/-/version/x",
        "/-/",
    ],
)
def test_nothing_else_is_served(path: str, root: Path) -> None:
    site = root / "site"
    for name in ("p.png", "private/p.png", "site/.hidden.png", "site/.git/p.png", "outside/p.png"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(png(1, 1))
    (site / "link.png").symlink_to(root / "p.png")
    (site / "linked").symlink_to(root / "outside")
    (site / "secret.png").symlink_to(root / "people/ada-lovelace.yaml")
    (site / "alias.png").symlink_to("_config.yml")
    (site / "_config.yml").write_text("title: x\n")
    (site / "circle.png").symlink_to("circle.png")
    os.mkfifo(site / "pipe.png")
    (site / "folder.png").mkdir()
    with served(root) as server:
        status, data, _ = ask(server, path)
    assert status == 404
    assert b"PNG" not in data
    assert b"Analytical" not in data


def test_in_the_sites_own_repository_records_and_sources_are_not_served(workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": f"{MINIMAL}site: {{folder: .}}\n", "private/x.yaml": "last: X\n"})
    for name in ("a.png", "private/b.png", "people/c.png"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(png(1, 1))
    with served(root) as server:
        paths = ("/a.png", "/private/b.png", "/people/c.png", "/workshop.yaml", "/private/x.yaml", "/PRIVATE/b.png")
        assert [ask(server, path)[0] for path in paths] == [200, 404, 404, 404, 404, 404]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", "127.0.0.1:{port}.evil.example", ""]
)
def test_a_name_of_another_site_that_leads_here_is_refused(host: str, root: Path) -> None:
    with served(root) as server:
        status, data, _ = ask(server, "/", Host=host.format(port=server.port))
        assert (status, data) == (421, f"This preview answers to http://127.0.0.1:{server.port}/ only.\n".encode())
        assert ask(server, "/-/version", Host=host.format(port=server.port))[0] == 421


def test_two_hosts_or_a_missing_host_are_refused(root: Path) -> None:
    with served(root) as server:
        good = f"Host: 127.0.0.1:{server.port}\r\n".encode()
        assert raw(server, b"GET / HTTP/1.1\r\n" + good + b"\r\n").startswith(b"HTTP/1.0 200 ")
        assert raw(server, b"GET / HTTP/1.1\r\n" + good + b"Host: evil.example\r\n\r\n").startswith(b"HTTP/1.0 421 ")
        assert raw(server, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.0 421 ")


def test_localhost_is_this_machine_too(root: Path) -> None:
    with served(root) as server:
        assert ask(server, "/", Host=f"LocalHost:{server.port}")[0] == 200


def test_nobody_else_is_listened_to(root: Path) -> None:
    with served(root) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_get_and_head_are_answered(method: str, root: Path) -> None:
    with served(root) as server:
        status, _, headers = ask(server, "/", method)
        assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_head_is_get_without_the_page(root: Path) -> None:
    with served(root) as server:
        status, data, headers = ask(server, "/", "HEAD")
        assert (status, data, headers["Content-Length"]) == (200, b"", str(len(page(server).encode())))


@pytest.mark.parametrize(
    "data", [b"", b"x\r\n\r\n", b"GET\r\n", b"BREW / HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0\xff" * 100]
)
def test_what_is_no_request_ends_nothing(data: bytes, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with served(root) as server:
        answer = raw(server, data)
        assert b"Traceback" not in answer
        assert ask(server, "/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_every_answer_is_for_this_page_alone(root: Path) -> None:
    with served(root) as server:
        for path in ("/", "/nothing", "/assets/a.png", "/-/version"):
            headers = ask(server, path)[2]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cache-Control"] == "no-store"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
            assert "Access-Control-Allow-Origin" not in headers
            assert "Python" not in headers["Server"]
        assert "script-src 'sha256-" in ask(server, "/nothing")[2]["Content-Security-Policy"]


def test_a_page_without_its_slash_leads_to_the_one_with_it(root: Path) -> None:
    with served(root) as server:
        status, _, headers = ask(server, "/cfp")
        assert (status, headers["Location"]) == (302, "/cfp/")


def test_an_unknown_page_says_so_and_names_the_others(root: Path) -> None:
    with served(root) as server:
        status, data, _ = ask(server, "/<script>")
        assert status == 404
        assert b"This site has no page at /&lt;script&gt;, or it is not listed under pages:" in data
        assert b'<a href="/cfp/">Call for papers</a>' in data


def rewrite(path: Path, old: str, new: str) -> Callable[[], object]:
    return lambda: path.write_text(path.read_text().replace(old, new))


CHANGES = {
    "a source": ("pages/home.md", "## Key dates", "## Dates that matter", "Dates that matter"),
    "a fact": ("workshop.yaml", "2023-05-24", "2023-05-25", "May 25, 2023"),
    "the list of pages": ("workshop.yaml", "  - {path: about.md}\n", "", "Call for papers</a> <small>"),
    "a title": ("pages/cfp.md", "Call for papers", "Submit", '<a href="/cfp/">Submit</a>'),
}


def test_photos_are_shown_wherever_the_page_is_published(root: Path) -> None:
    (root / "people/ada-lovelace.yaml").write_text((root / "people/ada-lovelace.yaml").read_text() + "photo: assets/a.png\n")
    (root / "pages/cfp.md").write_text("---\npermalink: /deep/down/\n---\n[[people organizer]]\n")
    with served(root) as server:
        (source,) = re.findall(r'<img src="([^"]*)"', page(server, "/deep/down/"))
        assert source == "/assets/a.png"
        assert ask(server, source)[0] == 200


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(change: str, root: Path) -> None:
    name, old, new, shown = CHANGES[change]
    with served(root) as server:
        assert shown not in page(server)
        assert shown in after(server, rewrite(root / name, old, new))


def test_a_template_a_person_and_a_page_of_ones_own_are_followed(root: Path) -> None:
    rewrite(root / "pages/home.md", "[[dates]]", "[[dates]]\n\n[[people organizer]]")()
    with served(root) as server:
        assert "Lovelace" in page(server)
        assert "King" in after(server, rewrite(root / "people/ada-lovelace.yaml", "Lovelace", "King"))
        (root / "templates").mkdir()
        template = "[% for date in dates %]\n- !! [[ date.label ]]\n[% endfor %]\n"
        assert "!! Submission" in after(server, lambda: (root / "templates/dates.md.j2").write_text(template))
        assert "!! Submission" not in after(server, (root / "templates/dates.md.j2").unlink)
        after(server, rewrite(root / "site/about.md", "Ours", "Mine"))
        assert "Mine" in page(server, "/about.html")


def test_a_picture_that_a_page_shows_is_followed_also_one_that_was_not_there(root: Path) -> None:
    with served(root) as server:
        ask(server, "/assets/a.png")
        ask(server, "/assets/b.png")
        after(server, lambda: (root / "site/assets/a.png").write_bytes(png(4, 4)))
        assert ask(server, "/assets/a.png")[1] == png(4, 4)
        after(server, lambda: (root / "site/assets/b.png").write_bytes(png(5, 5)))
        assert ask(server, "/assets/b.png")[1] == png(5, 5)
        after(server, (root / "site/assets/b.png").unlink)


def test_what_changes_nothing_to_see_reloads_nothing(root: Path) -> None:
    preview = Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW))
    before = preview.version
    (root / "pages/home.md").write_text((root / "pages/home.md").read_text())
    (root / "notes.txt").write_text("x")
    preview.answer("/assets/a.png")
    for _ in range(3):
        preview.look()
    assert preview.version == before


def test_the_page_changes_when_a_deadline_passes(root: Path) -> None:
    (root / "pages/home.md").write_text("[[if passed submission]]Closed.[[else]]Open.[[end]]\n")
    now = dt.datetime(2023, 5, 25, 11, 58, 30, tzinfo=dt.UTC)
    preview = Preview(root, clock=lambda: now)
    assert "Open." in preview.answer("/").data.decode()
    now += dt.timedelta(minutes=1)
    preview.look()
    assert "Closed." in preview.answer("/").data.decode()


BROKEN = {
    "a syntax error": ("workshop.yaml", "format: 1", "format: [1", "error[R101]"),
    "an unknown key": ("workshop.yaml", "name: Demo", "nmae: Demo", "unknown key"),
    "no map": ("workshop.yaml", MINIMAL + PAGES, "- x\n", "error["),
    "nothing": ("workshop.yaml", MINIMAL + PAGES, "", "error["),
    "an unknown token": ("pages/home.md", "[[dates]]", "[[date submision]]", "there is no date"),
    "an open condition": ("pages/home.md", "[[dates]]", "[[if passed submission]]", "[[if ...]] without [[end]]"),
    "a record": ("people/ada-lovelace.yaml", "last: Lovelace", "lsat: Lovelace", "unknown key"),
    "a byte": ("people/ada-lovelace.yaml", "Analytical", "\x00", "NUL"),
    "a mark without an end": ("site/about.md", "<!-- /synsml -->", "", "error["),
    "a page that is gone": ("workshop.yaml", "path: about.md", "path: gone.md", "does not exist"),
    "a silenced fault": ("pages/home.md", "[[dates]]", "[[date submision]] <!-- synsml: ignore=G301 -->", "there is no date"),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_mistake_shows_the_last_good_page_with_the_finding_until_it_is_fixed(mistake: str, root: Path) -> None:
    name, old, new, said = BROKEN[mistake]
    good = (root / name).read_bytes()
    with served(root) as server:
        before = page(server)
        broken = after(server, lambda: (root / name).write_bytes(good.replace(old.encode(), new.encode())))
        assert words(broken) == words(before)
        assert said in broken.replace("&#x27;", "'")
        assert re.search(r"<summary><b>\d+ errors?\b", broken)
        assert "The page shows the last version without this error." in broken
        assert after(server, lambda: (root / name).write_bytes(good)) == before


def test_a_template_that_fails_is_said_and_the_last_good_page_stays(root: Path) -> None:
    (root / "templates").mkdir()
    with served(root) as server:
        before = page(server)
        broken = after(server, lambda: (root / "templates/dates.md.j2").write_text("[[ nothing.here ]]"))
        assert words(broken) == words(before)
        listed = [note for note in re.findall(r"<li>(.*)</li>", broken) if "&#x27;nothing&#x27; is undefined" in note]
        (entry,) = (re.sub(r"<[^>]*>", "", note) for note in listed)
        assert entry.startswith("templates/dates.md.j2:1:1 error[G316] &#x27;nothing&#x27; is undefined")
        assert re.search(r"<summary><b>1 error\b", broken)


def test_a_template_that_fails_in_the_preview_only_is_said_too(root: Path) -> None:
    (root / "templates").mkdir()
    template = '[% if generator == "markdown" %][[ nothing.here ]][% endif %]'
    with served(root) as server:
        broken = after(server, lambda: (root / "templates/dates.md.j2").write_text(template))
        assert "</span> templates/dates.md.j2:1: &#x27;nothing&#x27; is undefined" in broken


def test_a_file_that_vanishes_while_it_is_saved_is_no_mistake_but_one_that_stays_away_is(root: Path) -> None:
    preview = Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW))
    before = preview.version
    (root / "workshop.yaml").rename(root / "workshop.yaml~")
    preview.look()
    assert preview.version == before
    preview.look()
    assert "there is no file workshop.yaml" in preview.answer("/").data.decode()
    assert "Key dates" in preview.answer("/").data.decode()
    (root / "workshop.yaml~").rename(root / "workshop.yaml")
    preview.look()
    assert preview.version == before


def test_a_workshop_that_was_never_right_shows_its_findings_alone(workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": "format: 1\n"})
    with served(root) as server:
        status, data, _ = ask(server, "/")
        assert status == 200
        assert b"<h1>No page yet</h1>" in data
        assert b"missing key" in data
        assert b"<h1>Home</h1>" in after(server, lambda: workshop.write(FILES)).encode()


def test_a_page_that_was_never_right_is_followed(root: Path) -> None:
    (root / "pages/home.md").write_text("[[date submision]]\n")
    with served(root) as server:
        assert "No page yet" in page(server)
        assert "<p>Right.</p>" in after(server, lambda: (root / "pages/home.md").write_text("Right.\n"))


def test_harmless_findings_are_in_the_bar_of_the_new_page(root: Path) -> None:
    with served(root) as server:
        assert "<p><b>no problems found</b></p>" in page(server)
        new = after(server, rewrite(root / "pages/home.md", "## Key dates", "## Tuesday, May 24, 2023"))
        first = '<code>pages/home.md:4:4</code> <span class="synsml-error">error[W401]</span>'
        assert f'<summary><b>1 error</b> <span class="synsml-first">{first} ' in new
        assert "The page shows the last version" not in new
        assert "Tuesday, May 24, 2023</h2>" in new


def test_what_the_disk_refuses_is_no_internal_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "site/about.md")

    with served(root) as server:
        before = page(server)
        monkeypatch.setattr("synsml_cli.tasks.site.preview.check_workshop", refused)
        shown = after(server, lambda: (root / "pages/home.md").write_text("new\n"))
    assert words(shown) == words(before)
    assert "Permission denied: site/about.md <i>fix: check the disk and its permissions</i>" in shown
    assert "internal error" not in shown


def test_a_fault_of_ours_is_said_and_ends_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    with served(root) as server:
        before = page(server)
        monkeypatch.setattr("synsml_cli.tasks.site.preview.check_workshop", broken)
        shown = after(server, lambda: (root / "pages/home.md").write_text("new\n"))
        assert words(shown) == words(before)
        assert "internal error: ZeroDivisionError: x" in shown
        monkeypatch.setattr("synsml_cli.tasks.site.preview.page_document", broken)
        assert ask(server, "/")[:2] == (500, b"This page cannot be shown: ZeroDivisionError. Report it with this text.\n")


PIECES = (
    b"{%",
    b"}}",
    b"[[",
    b"]]",
    b"<div>",
    b"</p>",
    b"\n",
    b"|",
    b"{: .x}",
    b"<!--",
    b"\0",
    b"\xff",
    b"---\n",
    b": ",
    b"'",
    b"$$",
    b"`",
)


def test_whatever_is_typed_the_preview_goes_on(root: Path) -> None:
    files = [path for path in root.rglob("*") if path.suffix in (".yaml", ".md")]
    good = {path: path.read_bytes() for path in files}
    chance = random.Random(2023)
    preview = Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW))
    fresh = 0
    for _ in range(100):
        path = chance.choice(files)
        text = bytearray(good[path])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text) + 1)
            text[at : at + chance.choice((0, 0, 9))] = chance.choice(PIECES)
        path.write_bytes(text)
        preview.look()
        answers = [preview.answer(address) for address in ("/", "/cfp/", "/about.html")]
        assert {answer.status for answer in answers} <= {200, 404}
        assert b"internal error" not in answers[0].data
        fresh += b"The page shows the last version" not in answers[0].data
        path.write_bytes(good[path])
    assert 10 < fresh < 90
    preview.look()
    assert "<li>Submission Deadline:" in preview.answer("/").data.decode()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_the_command_serves_until_it_is_stopped(sent: signal.Signals, code: int, root: Path) -> None:
    with process(root) as (started, port), socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
        # The connection that says nothing must not keep the command waiting.
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        started.send_signal(sent)
        out, err = started.communicate(timeout=PATIENCE)
        assert (started.returncode, out, err) == (code, b"", b"")


ENDED_AMID_A_REQUEST = """
import os, signal
from synsml_cli.cli import main
from synsml_cli.tasks.site.preview_server import PreviewServer
PreviewServer.process_request = lambda *_: os.kill(os.getpid(), signal.{name})
main()
"""
"""The program, to which the signal comes while it takes up a request: there the server takes every Exception for its fault."""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 0)])
def test_it_ends_too_when_the_signal_comes_amid_a_request(name: str, code: int, root: Path) -> None:
    program = (sys.executable, "-c", ENDED_AMID_A_REQUEST.format(name=name))
    with process(root, program=program) as (started, port), socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
        out, err = started.communicate(timeout=PATIENCE)
        assert (started.returncode, out, err) == (code, b"", b"")


def test_a_port_in_use_is_said(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run_process("preview", "--no-open", "--port", str(port), cwd=root)
    remedy = "use another port, or omit --port for a free one"
    assert (ended.code, ended.out, ended.err.decode()) == (3, b"", f"synsml: port {port} is in use\n  fix: {remedy}\n")


def test_an_invalid_port_is_refused(root: Path) -> None:
    ended = run_process("preview", "--no-open", "--port", "65536", cwd=root)
    said = (
        b"synsml: --port: 65536 is not between 1 and 65535\n  fix: write a number in this range, or omit it for a free port\n"
    )
    assert (ended.code, ended.out, ended.err) == (2, b"", said)


def test_without_its_extra_the_command_says_what_to_install(root: Path) -> None:
    (root / "sitecustomize.py").write_text("import sys\nsys.modules['markdown_it'] = None\n")
    ended = run_process("preview", "--no-open", cwd=root, PYTHONPATH=str(root))
    said = "synsml: preview requires markdown-it-py\n  fix: install it: pip install 'synsml-cli[preview]'\n"
    assert (ended.code, ended.out, ended.err.decode()) == (3, b"", said)


def test_without_a_screen_the_address_is_for_the_reader_to_open(root: Path) -> None:
    command = [*SYNSML, "preview"]
    surroundings = {**environment(), "DISPLAY": "", "WAYLAND_DISPLAY": "", "BROWSER": ""}
    pipe = subprocess.PIPE
    started = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=surroundings)
    assert started.stdout
    assert started.stderr
    assert started.stdout.readline().startswith(b"http://127.0.0.1:")
    assert started.stderr.readline() == b"no browser found: open the address yourself\n"
    started.terminate()
    assert started.communicate(timeout=PATIENCE) == (b"", b"")


def test_the_browser_is_given_the_address(root: Path) -> None:
    browser = root / "browser"
    browser.write_text('#!/bin/sh\necho "$1" > opened.tmp\nmv opened.tmp opened\n')
    browser.chmod(0o755)
    pipe = subprocess.PIPE
    command = [*SYNSML, "preview"]
    surroundings = environment(BROWSER=f"{browser} %s")
    started = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=surroundings)
    assert started.stdout
    address = started.stdout.readline().split()[0].decode()
    end = time.monotonic() + PATIENCE
    while not (root / "opened").exists():
        assert time.monotonic() < end, "no browser was opened"
        time.sleep(0.02)
    started.terminate()
    assert started.communicate(timeout=PATIENCE) == (b"", b"")
    assert (root / "opened").read_text() == f"{address}\n"
