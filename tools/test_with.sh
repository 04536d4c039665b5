#!/usr/bin/env bash
# Runs tests (all, or those that the arguments after the first name) with another Python ($PYTHON) or other dependencies:
# `pinned` are those in requirements/dev.txt, `oldest` are the lower bounds in pyproject.toml, and `newest` is whatever
# there is today, without the cap on typer (whose reason is cost, not correctness).
set -euo pipefail
cd "$(dirname "$0")/.."
which=${1:?pinned, oldest or newest}
shift
version=$("${PYTHON:=python3}" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
venv=build/$which-$version
"$PYTHON" -m venv "$venv"
pip=("$venv/bin/python" -m pip --disable-pip-version-check)
tests=("$venv/bin/python" -m pytest -q -n auto "$@")

if [[ $which == pinned ]]; then
    "${pip[@]}" install --quiet -r requirements/dev.txt
else
    "$venv/bin/python" - "$which" > "$venv/dependencies.txt" <<'PY'
import re, sys, tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
for requirement in [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]:
    name, lower = re.match(r"([\w-]+)>=([\w.]+)", requirement).groups()
    print(f"{name}=={lower}" if sys.argv[1] == "oldest" else name)
PY
    "${pip[@]}" install --quiet -r "$venv/dependencies.txt" -r requirements/dev.in
    tests+=(-m "not pinned" -W "ignore:'click:DeprecationWarning")
fi
"${pip[@]}" install --quiet --no-build-isolation --no-deps -e .
"$venv/bin/python" --version
"${pip[@]}" list --format freeze | grep -iE '^(typer|rich|pendulum|icalendar|pyyaml|jinja2|filelock|anyascii|pillow|markdown-it-py)='
exec tools/clean_env.sh "${tests[@]}"
