"""Serve a preview to browsers on this computer only.

Only the loopback address is listened on. A page of another site that lets its name lead here (DNS rebinding) is refused by
its `Host`; nothing but GET and HEAD is answered, and what is sent is no script, no frame and no secret for others.
"""

import errno
import http.server
import socketserver
import threading
from typing import Any
from urllib.parse import unquote, urlsplit

from synsml_cli.errors import CannotRun
from synsml_cli.site.preview.document import VERSION, policy
from synsml_cli.tasks.site.preview import HTML, Answer, Preview

HOST = "127.0.0.1"
_PATIENCE = 10
"""Seconds until a request times out."""
_PAUSE = 0.2
"""Seconds between two checks of the files; the page polls about three times a second."""
_TEXT = "text/plain; charset=utf-8"
_NO_FRAME = "frame-ancestors 'none'"
_POLICIES = {"image/svg+xml": f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; {_NO_FRAME}"}
"""An SVG opened by itself could run scripts; PDF needs the viewer of the browser."""


class PreviewServer(http.server.ThreadingHTTPServer):
    """Serves one preview at one port until it is closed."""

    daemon_threads = True
    block_on_close = False  # a request that hangs must not keep Ctrl-C waiting

    def __init__(self, preview: Preview, *, port: int = 0) -> None:
        """Listen on a port, or on a free one for 0; raises CannotRun if it is not available."""
        self.preview = preview
        self._closed = threading.Event()
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            words = {errno.EADDRINUSE: "is in use", errno.EACCES: "is not open to you"}
            said = f"port {port} {words.get(error.errno or 0, f'cannot be had: {error.strerror}')}"
            raise CannotRun(said, remedy="use another port, or omit --port for a free one") from error
        self.hosts = frozenset(f"{name}{end}" for name in (HOST, "localhost") for end in self._ends())

    @property
    def port(self) -> int:
        """The port."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.port}/"

    def run(self) -> None:
        """Serve and watch until an exception, such as that of Ctrl-C, ends it; then close."""
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self._closed.set()
            self.server_close()
            watcher.join(1)  # do not wait for the check of a large workshop

    def server_bind(self) -> None:
        """Bind without the DNS lookup of the base class."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing: browsers may disconnect at any time, and errors of pages are answered with 500."""

    def _watch(self) -> None:
        while not self._closed.wait(_PAUSE):
            self.preview.look()

    def _ends(self) -> tuple[str, ...]:
        return (f":{self.port}", "") if self.port == 80 else (f":{self.port}",)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "synsml"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            self._send(_plain(421, f"This preview answers to {self.server.url} only."))
            return
        try:
            answer = self._answer(unquote(urlsplit(self.path).path))
        except Exception as error:  # noqa: BLE001  the preview goes on, whatever a page does to the converter
            answer = _plain(500, f"This page cannot be shown: {type(error).__name__}. Report it with this text.")
        self._send(answer)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        self._send(_plain(405, "This preview answers to GET and HEAD only."), Allow="GET, HEAD")

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer an invalid request."""
        self._send(_plain(code, message or "This is no request."))

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: only `cli` prints."""

    def _answer(self, path: str) -> Answer:
        if path == VERSION:
            return Answer(200, self.server.preview.version.encode(), _TEXT)
        return self.server.preview.answer(path)

    def _send(self, answer: Answer, **more: str) -> None:
        self.send_response(answer.status)
        headers = {
            "Content-Type": answer.type,
            "Content-Length": str(len(answer.data)),
            "Content-Security-Policy": policy() if answer.type == HTML else _POLICIES.get(answer.type, _NO_FRAME),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            # Pages of other sites must not show or detect this preview.
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            **more,
        }
        if answer.location:
            headers["Location"] = answer.location
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.data)


def _plain(status: int, text: str) -> Answer:
    return Answer(status, f"{text}\n".encode(), _TEXT)
