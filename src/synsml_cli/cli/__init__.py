"""The command line: the only package that reads the clock, the environment and the working directory, and that prints.

This file is the entry point and the one place where exceptions become words; a command is a module of its own.
"""

import os
import sys
from typing import Any

from synsml_cli.errors import SynsmlError


def main() -> None:
    """Run `synsml` with the arguments of the process and end it with the right exit code."""
    sys.exit(run(sys.argv[1:]))


def _click_exception() -> Any:
    """Return Click's base exception; Typer brings its own copy of Click since 0.26, so that it has no one address."""
    import typer

    return next(cls for cls in typer.BadParameter.__mro__ if cls.__name__ == "ClickException")


def run(arguments: list[str]) -> int:
    """Run `synsml` and return its exit code; every expected fault has been said on standard error."""
    import typer.main

    from synsml_cli.cli.advice import forget_root
    from synsml_cli.cli.app import app
    from synsml_cli.cli.output import Closed, complain, make_writable

    make_writable()
    forget_root()
    try:
        # Not standalone: Typer would answer Ctrl-C at a prompt with 1 and a closed pipe with 1.
        return typer.main.get_command(app).main(arguments, prog_name="synsml", standalone_mode=False) or 0
    except SynsmlError as error:
        complain(error.message, error.remedy)
        return error.exit_code
    except Closed as closed:
        return closed.exit_code
    except (typer.Abort, KeyboardInterrupt):
        if sys.stderr.isatty():
            typer.echo(err=True)  # the shell's prompt on a line of its own
        return 130
    except OSError as error:
        what = error.strerror or type(error).__name__
        if error.filename:
            complain(f"{what}: {error.filename}", "look at the disk and its permissions")
        else:  # files have names; what has none is where the answer goes
            remedy = "what the command writes to files is written: see `git diff` before you repeat it"
            complain(f"the answer cannot be printed: {what}", remedy)
        return 3
    except Exception as error:
        if isinstance(error, _click_exception()):
            error.show()
            return int(error.exit_code)
        if os.environ.get("SYNSML_DEBUG"):
            raise
        complain(f"internal error: {type(error).__name__}: {error}", "please report it, with SYNSML_DEBUG=1 for details")
        return 3
