"""`synsml preview`: show the pages in a browser, without Ruby."""

import importlib.util
import os
import signal
import sys
import threading
from types import FrameType
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import say, say_aside
from synsml_cli.errors import CannotRun, Usage
from synsml_cli.model.counted import counted

app = new_app()


class _Terminated(BaseException):
    """SIGTERM was received; not an Exception, which the server would take for a fault of the current request."""


@app.command(cls=Command)
def preview(
    ctx: typer.Context,
    port: Annotated[int | None, typer.Option(metavar="N", help="Port (default: a free one).")] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address only.")] = False,
) -> None:
    """Show the pages and all problems in a browser; reload on changes.

    Renders in memory and writes nothing. Only this computer can connect. Needs no Ruby; the final look depends on Jekyll and
    its theme. Stop with Ctrl-C.

    Examples:
        synsml preview
        synsml preview --port 8000 --no-open
    """
    if port is not None and not 1 <= port <= 65535:
        raise Usage(
            f"--port: {port} is not between 1 and 65535", remedy="write a number in this range, or omit it for a free port"
        )
    if importlib.util.find_spec("markdown_it") is None:
        raise CannotRun("preview requires markdown-it-py", remedy="install it: pip install 'synsml-cli[preview]'")
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.site.preview import Preview
    from synsml_cli.tasks.site.preview_server import PreviewServer

    session = Invocation(ctx)
    with progress_bar("Rendering the pages") as progress:
        shown = Preview(session.root, clock=session.clock, progress=progress)
    server = PreviewServer(shown, port=port or 0)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        say(f"{server.url} shows {counted(shown.count, 'page')} until Ctrl-C")
        if not no_open:
            _open(server.url)
        server.run()
    except _Terminated:
        return


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated


def _open(url: str) -> None:
    """Open a browser in its own window; one that runs in the terminal would hide our output."""
    import webbrowser

    from synsml_cli.store.programs import absolute_entries

    graphical = sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not graphical and not os.environ.get("BROWSER"):
        say_aside("no browser found: open the address yourself")
        return
    os.environ["PATH"] = absolute_entries(os.environ.get("PATH", os.defpath))
    # Some browsers block until the window is closed.
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
