"""`python -m synsml_cli` does what the console script `synsml` does."""

import os
import sys
from contextlib import suppress

with suppress(OSError):  # the current folder is gone
    # Python has put the current folder first, and that may be anybody's repository with a `yaml.py` of its own.
    # It stays where synsml itself was imported from it.
    here = os.getcwd()  # noqa: PTH109  without an import
    if sys.path[0] in ("", here) and here != os.path.dirname(os.path.dirname(__file__)):  # noqa: PTH120
        del sys.path[0]

from synsml_cli.cli import main

main()
