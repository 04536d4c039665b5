"""Build rendered sites with Jekyll, in a minimal theme with one layout and one include."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from helpers import TESTS, absent
from processes import PATIENCE

SKELETON = TESTS / "skeleton"
BASE = "/2023"
"""The skeleton's `baseurl`, before every address that `relative_url` makes."""

SAID = re.compile(
    r"Configuration file: \S+\n +Source: \S+\n +Destination: \S+\n"
    r" Incremental build: disabled\. Enable with --incremental\n"
    r" +Generating\.\.\. \n +done in [\d.]+ seconds\.\n Auto-regeneration: disabled\. Use --watch to enable\.\n"
)
"""All that Jekyll says of a build that went well; it ends with 0 also where it has left a page out."""


def program(name: str) -> str:
    """Return the path of `jekyll`, or of the `ruby` that runs it; without it the test is skipped, except in CI."""
    return shutil.which(name) or absent(f"{name}: `apt-get install jekyll` installs it")


def build(site: Path, folder: Path) -> Path:
    """Build a rendered site in a new folder and return where the built pages are; any warning fails the test.

    The skeleton's include for people escapes nothing, as is usual; that of a site which brings its own takes its place.
    """
    source, built = folder / "source", folder / "built"
    shutil.copytree(SKELETON, source)
    shutil.copytree(site, source, dirs_exist_ok=True)
    command = [program("jekyll"), "build", "--disable-disk-cache", "--source", str(source), "--destination", str(built)]
    done = run(command, cwd=folder)
    assert (done.returncode, done.stderr) == (0, ""), (done.stdout, done.stderr)
    assert SAID.fullmatch(done.stdout), done.stdout
    return built


def run(command: list[str], *, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program with a home of its own, in UTF-8."""
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return subprocess.run(
        command, cwd=cwd, env=surroundings, input=stdin, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
