"""`synsml preview`: the pages in a browser, without Ruby."""

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
    """Somebody asked the process to end; no Exception, which the server takes for a fault of the request at hand."""


@app.command(cls=Command)
def preview(
    ctx: typer.Context,
    port: Annotated[int | None, typer.Option(metavar="N", help="Serve there; else at a free port.")] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only print the address; open no browser.")] = False,
) -> None:
    """Show the pages in a browser, with what is wrong, and follow every change.

    They are rendered in memory, nothing is written, and only this machine is answered. Needs no Ruby; how pages really
    look, Jekyll and its theme decide. Ends with Ctrl-C.
    """
    if port is not None and not 1 <= port <= 65535:
        raise Usage(f"--port: there is no port {port}", remedy="write one from 1 to 65535, or leave it out for a free one")
    if importlib.util.find_spec("markdown_it") is None:
        raise CannotRun("a preview needs markdown-it-py", remedy="install it: pip install 'synsml-cli[preview]'")
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
    """Open a browser with a window of its own; one that takes the terminal over is no help."""
    import webbrowser

    from synsml_cli.store.programs import absolute_entries

    graphical = sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not graphical and not os.environ.get("BROWSER"):
        say_aside("there is no browser to open here: open the address yourself")
        return
    os.environ["PATH"] = absolute_entries(os.environ.get("PATH", os.defpath))
    # Some wait until the window is closed.
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
