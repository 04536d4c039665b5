"""The command line: the only package that prints, and reads clock, environment and working directory.

This file is the entry point, and turns exceptions into messages. Each command is a module.
"""

import contextlib
import os
import sys
from typing import Any

from synsml_cli.errors import CannotRun, SynsmlError, of_disk


def main() -> None:
    """Run `synsml` with the arguments of the process, and exit with its exit code."""
    try:
        from synsml_cli.cli.streams import in_utf8_mode

        in_utf8_mode(sys.orig_argv)
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # during imports, or while the rest of the output is printed
        code = 130
    sys.exit(code)


def _click_exception() -> Any:
    """Return Click's base exception; since 0.26 Typer has its own copy of Click, so its module varies."""
    import typer

    return next(cls for cls in typer.BadParameter.__mro__ if cls.__name__ == "ClickException")


def run(arguments: list[str]) -> int:
    """Run `synsml` and return its exit code; prints expected errors to standard error."""
    from synsml_cli.cli.streams import drained, open_streams

    open_streams()
    code = _run(arguments)
    return code if drained() else CannotRun.exit_code


def _run(arguments: list[str]) -> int:
    import typer.main

    from synsml_cli.cli.advice import forget_root
    from synsml_cli.cli.app import app
    from synsml_cli.cli.output import Closed, complain, say_aside
    from synsml_cli.store.writing.written import forget_writing

    forget_root()
    forget_writing()
    try:
        # Not standalone: Typer would return 1 for Ctrl-C at a prompt and for a closed pipe.
        return typer.main.get_command(app).main(arguments, prog_name="synsml", standalone_mode=False) or 0
    except SynsmlError as error:
        complain(error.message, error.remedy)
        return error.exit_code
    except Closed as closed:
        return closed.exit_code
    except (typer.Abort, KeyboardInterrupt):
        if sys.stderr.isatty():
            say_aside("")  # the prompt of the shell begins on a new line
        return 130
    except OSError as error:
        failed = of_disk(error)
        complain(failed.message, failed.remedy)
        return failed.exit_code
    except Exception as error:
        if isinstance(error, _click_exception()):
            with contextlib.suppress(OSError):  # standard error is full
                error.show()
            return int(error.exit_code)
        if os.environ.get("SYNSML_DEBUG"):
            raise
        complain(f"internal error: {type(error).__name__}: {error}", "report it; SYNSML_DEBUG=1 shows details")
        return 3
