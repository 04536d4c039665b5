#!/usr/bin/env bash
# Runs a command with nothing of the caller's environment but HOME, PATH, LANG and CI, so that no test depends on more.
# Further variables stand before the command, as with env(1): tools/clean_env.sh PYTHONPATH=tools python -m fuzz
# Installing keeps the whole environment: it may need a proxy or a mirror of the package index.
set -euo pipefail
exec env -i HOME="$HOME" PATH="$PATH" LANG="${LANG:-C.UTF-8}" ${CI:+CI="$CI"} "$@"
