#!/usr/bin/env bash
# Installs into build/ what the tests compare calendars with: libraries from PyPI and npm, and calendar programs from PyPI.
# What is in place already is left alone. What cannot be had is said, and its tests are skipped; in CI that is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

absent() {
    echo "$1" >&2
    if [[ ${CI:-} ]]; then
        exit 1
    fi
    echo "The tests that need it are skipped." >&2
}

python_environment() {
    local venv=build/$1 wanted=requirements/$1.txt
    if cmp -s "$wanted" "$venv/.installed" 2> /dev/null; then
        return
    fi
    rm -rf "$venv"
    if "${PYTHON:-python3}" -m venv "$venv" && "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted"; then
        cp "$wanted" "$venv/.installed"
    else
        rm -rf "$venv"
        absent "$wanted could not be installed."
    fi
}

npm_environment() {
    local folder=build/readers-npm wanted=tests/readers/package-lock.json
    if cmp -s "$wanted" "$folder/.installed" 2> /dev/null; then
        return
    fi
    if ! command -v npm > /dev/null; then
        absent "There is no npm, which brings the readers ical.js and node-ical."
        return
    fi
    rm -rf "$folder"
    mkdir -p "$folder"
    cp tests/readers/package.json "$wanted" "$folder"
    if npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error; then
        cp "$wanted" "$folder/.installed"
    else
        rm -rf "$folder"
        absent "$wanted could not be installed."
    fi
}

mkdir -p build
python_environment readers
python_environment clients
npm_environment
if ! command -v calcurse > /dev/null; then
    absent "There is no calcurse; Debian has a package of that name."
fi
