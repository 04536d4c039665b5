#!/usr/bin/env bash
# Prints the supported Pythons that are on this machine, oldest first, each as "3.11 /usr/bin/python3.11"; `missing` prints
# the versions that are not. Looks for Debian's own, on PATH, and among those of pyenv and uv. Downloads nothing.
set -euo pipefail
supported=(3.11 3.12 3.13 3.14)

candidates() {
    echo "/usr/bin/python$1"
    printf '%s\n' "python$1" python3
    printf '%s\n' "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python3
    if command -v uv > /dev/null; then
        uv python find --system --offline --no-python-downloads "$1" 2> /dev/null || true
    fi
}

# Prints the path of a Python if it is of this version and can make environments. Paths of pyenv's shims are followed.
usable() {
    "$2" -I -c "
import ctypes, ensurepip, ssl, sys, venv
sys.exit('.'.join(map(str, sys.version_info[:2])) != '$1' or print('$1', sys.executable))" 2> /dev/null
}

for version in "${supported[@]}"; do
    found=
    while read -r program; do
        found=$(usable "$version" "$program") && break
    done < <(candidates "$version")
    case ${1:-} in
        missing) [[ $found ]] || echo "$version" ;;
        *) [[ ! $found ]] || echo "$found" ;;
    esac
done
