#!/usr/bin/env bash
# Runs the tests with other versions of the dependencies: `oldest` are the lower bounds in pyproject.toml, `newest` is
# whatever there is today, without the cap on typer (whose reason is cost, not correctness).
set -euo pipefail
cd "$(dirname "$0")/.."
which=${1:?oldest or newest}
venv=build/$which
"${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/python" - "$which" > "$venv/dependencies.txt" <<'PY'
import re, sys, tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
for requirement in [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]:
    name, lower = re.match(r"([\w-]+)>=([\w.]+)", requirement).groups()
    print(f"{name}=={lower}" if sys.argv[1] == "oldest" else name)
PY
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$venv/dependencies.txt" -r requirements/dev.in
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
"$venv/bin/python" -m pip list --format freeze | grep -iE '^(typer|rich|pendulum|icalendar|pyyaml|jinja2|filelock|anyascii|pillow|markdown-it-py)='
"$venv/bin/python" -m pytest -q -n auto -m 'not pinned' -W "ignore:'click:DeprecationWarning"
