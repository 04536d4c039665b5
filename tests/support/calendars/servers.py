"""Run calendar servers on this machine only, and a program that subscribes to one of them."""

import base64
import http.server
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar

from calendars.clients import PATIENCE, Held, Home, Khal, found
from calendars.readers import instant_or_day

LOOPBACK = "127.0.0.1"


class Radicale:
    """A CalDAV server (RFC 4791) with one user and one calendar."""

    uids = True

    def __init__(self, address: str) -> None:
        self._address = f"{address}/ada/workshop/"

    def take(self, data: bytes) -> None:
        """Put a whole calendar in the place of the one that is there."""
        assert self.put("", data) == 201

    def put(self, name: str, data: bytes) -> int:
        """Put a calendar, or one event under a name; return the status of the answer."""
        return self._ask("PUT", name, data, "text/calendar; charset=utf-8").status

    def make(self) -> None:
        """Make an empty calendar (section 5.3.1)."""
        assert self._ask("MKCALENDAR", "", b"", "text/plain").status == 201

    def events(self, begin: str = "20230101T000000Z", end: str = "20280101T000000Z") -> list[Held]:
        """Return what a calendar-query answers for a range of time (section 7.8)."""
        query = f"""\
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
    <C:time-range start="{begin}" end="{end}"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>
"""
        answer = self._ask("REPORT", "", query.encode(), "application/xml; charset=utf-8")
        assert answer.status == 207
        texts = [
            element.text or "" for element in ET.fromstring(answer.body).iter("{urn:ietf:params:xml:ns:caldav}calendar-data")
        ]
        events = [event for text in texts for event in Calendar.from_ical(text).walk("VEVENT")]
        return sorted(
            Held(str(event["uid"]), instant_or_day(event.start), instant_or_day(event.end), str(event["summary"]))
            for event in events
        )

    def _ask(self, method: str, name: str, data: bytes, form: str) -> "_Answer":
        headers = {"Content-Type": form, "Depth": "1", "Authorization": f"Basic {base64.b64encode(b'ada:any').decode()}"}
        request = urllib.request.Request(self._address + name, data, headers, method=method)
        without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with without_proxy.open(request, timeout=PATIENCE) as response:
                return _Answer(response.status, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return _Answer(error.code, error.read())


class _Answer(NamedTuple):
    status: int
    body: bytes


@contextmanager
def radicale(home: Home) -> Iterator[Radicale]:
    """Run the server as long as it is needed."""
    program = found("radicale")
    log = home.folder / "radicale.log"
    for _ in range(5):  # its configuration refuses port 0, and between asking for a free one and taking it another may
        address = f"{LOOPBACK}:{_free_port()}"
        config = home.write(
            "radicale.conf",
            f"[server]\nhosts = {address}\n[auth]\ntype = none\n[web]\ntype = none\n"
            f"[storage]\nfilesystem_folder = {home.folder / 'collections'}\n",
        )
        with log.open("wb") as errors:
            process = subprocess.Popen([program, "-C", config], stderr=errors, cwd=home.folder, env=home.environment)
        try:
            if _is_ready(process, log):
                yield Radicale(f"http://{address}")
                return
        finally:
            _end(process)
    pytest.fail(f"the server did not begin:\n{log.read_text()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _is_ready(process: subprocess.Popen[bytes], log: Path) -> bool:
    """Wait until the server answers; return False if it ended instead."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if b"server ready" in log.read_bytes():
            return True
        time.sleep(0.05)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: pytest shows what a test prints only where it failed."""


@contextmanager
def published(folder: Path) -> Iterator[str]:
    """Serve a folder as a web server does; yield its address."""
    with http.server.ThreadingHTTPServer((LOOPBACK, 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class Subscription:
    """vdirsyncer, which follows the calendar at an address, and khal, which shows what it has got."""

    uids = False

    def __init__(self, home: Home, site: Path, address: str) -> None:
        self._home, self._site = home, site
        self._got = home.folder / "got"
        self._got.mkdir()
        self._config = home.write(
            "vdirsyncer.conf",
            f"""\
[general]
status_path = "{home.folder / "status"}"
[pair workshop]
a = "feed"
b = "here"
collections = null
[storage feed]
type = "http"
url = "{address}/calendar.ics"
[storage here]
type = "filesystem"
path = "{self._got}"
fileext = ".ics"
""",
        )
        home.run("vdirsyncer", "-c", self._config, "discover")
        self._khal = Khal(home, self._got)

    def take(self, data: bytes) -> None:
        """Publish a calendar, and fetch it."""
        (self._site / "calendar.ics").write_bytes(data)
        self._home.run("vdirsyncer", "-c", self._config, "sync")

    def events(self) -> list[Held]:
        """Return what the subscriber sees."""
        # vdirsyncer puts a hash of the event in the place of the UID of what comes by HTTP.
        return sorted(event._replace(uid="") for event in self._khal.events())


@contextmanager
def subscription(home: Home) -> Iterator[Subscription]:
    """Run a web server for as long as there is a subscriber."""
    found("vdirsyncer")
    site = home.folder / "site"
    site.mkdir()
    with published(site) as address:
        yield Subscription(home, site, address)
