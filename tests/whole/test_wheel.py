"""The wheel that users install contains its templates and works without the sources."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from helpers import REPOSITORY


def test_the_built_wheel_runs_the_main_job_in_an_empty_environment(tmp_path: Path) -> None:
    built = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(REPOSITORY)]
    subprocess.run(built, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("synsml_cli-*.whl")
    folder = tmp_path / "environment"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", wheel], check=True, capture_output=True)
    # The dependencies come from this environment, so that no network is needed; a path file brings them behind the
    # wheel's own modules, and the editable install of the sources is not followed through it.
    site_packages = next((folder / "lib").glob("python*")) / "site-packages"
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "SYNSML_NOW": "2023-05-20T12:00:00Z", "TZ": "UTC"}

    def synsml(*arguments: str) -> bytes:
        command = [folder / "bin" / "synsml", "-C", REPOSITORY, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True).stdout

    where = subprocess.run(
        [python, "-c", "import synsml_cli; print(synsml_cli.__file__)"], check=True, capture_output=True, text=True
    )
    assert where.stdout.startswith(str(folder))
    assert b"0 errors" not in synsml("check")
    assert b"in 4 days 23 hours" in synsml("deadlines")
    assert b"ada-lovelace" in synsml("people", "list")
    assert b"- Submission Deadline: **May 24, 2023, 23:59 AoE**" in synsml("render", "--stdout")
    assert b"Permanent id: part of calendar UIDs and file names." in synsml("schema", "workshop")
    assert synsml("export", "ics", "-o", "-").startswith(b"BEGIN:VCALENDAR\r\n")
    seen = "from synsml_cli.site.preview.document import *; print(message_document('T', 'x', (), Bar('fine'), version='1'))"
    document = subprocess.run([python, "-c", seen], check=True, capture_output=True, text=True).stdout
    assert "#synsml-bar {" in document
    assert 'fetch("/-/version"' in document
    new = [folder / "bin" / "synsml", "init", "new", "--name", "Workshop on Examples"]
    begun = subprocess.run(new, cwd=tmp_path, env=environment, check=True, capture_output=True).stdout
    assert b"wrote site/_layouts/workshop.html\n" in begun
