"""Run the preview for a test, in a thread or as a separate process."""

import datetime as dt
import http.client
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from helpers import NOW
from processes import PATIENCE, SYNSML, environment
from synsml_cli.tasks.site.preview import Preview
from synsml_cli.tasks.site.preview_server import PreviewServer


@contextmanager
def served(root: Path, clock: Callable[[], dt.datetime] = lambda: dt.datetime.fromisoformat(NOW)) -> Iterator[PreviewServer]:
    server = PreviewServer(Preview(root, clock=clock))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read(), response.headers
    finally:
        connection.close()


def page(server: PreviewServer, path: str = "/") -> str:
    return ask(server, path)[1].decode()


@contextmanager
def process(root: Path, *, program: Sequence[str] = SYNSML) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    command = [*program, "preview", "--no-open"]
    pipe = subprocess.PIPE
    started = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=environment())
    try:
        assert started.stdout
        first = started.stdout.readline().decode()
        said = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/ shows 3 pages until Ctrl-C\n", first)
        assert said, first
        yield started, int(said[1])
    finally:
        if started.poll() is None:
            started.kill()
        started.communicate()
