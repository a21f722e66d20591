#!/usr/bin/env bash
# Gets JSON-RPC clients from PyPI, which a test runs against a daemon of its own.
# Usage: third-party-clients.sh install | python
#
# `python` prints the interpreter that has them. `install` says why on its standard output, and exits with 77, when the packages cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=.ci/third-party-clients.txt
if [[ "$(id -u)" -eq 0 ]]; then
    cache=/var/cache/clientops-test
else
    cache="${XDG_CACHE_HOME:-$HOME/.cache}/clientops-test"
fi

# Outside the checkout, so that a fresh clone finds it; another Python or other versions are another environment.
environment() {
    local version
    version="$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    echo "$cache/python$version-$(sha256sum "$requirements" | cut -c 1-16)"
}

unavailable() {
    echo "$1"
    exit 77
}

install_clients() {
    local venv output
    command -v python3 >/dev/null || unavailable "python3 is missing"
    mkdir -p "$cache"
    venv="$(environment)"
    exec 9>"$cache/third-party-clients.lock"
    flock 9
    [[ ! -e "$venv/installed" ]] || return 0
    rm -rf "$venv"
    python3 -m venv "$venv" >/dev/null 2>&1 || unavailable "Python's venv is missing"
    if ! output="$("$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
        --requirement "$requirements" 2>&1)"; then
        unavailable "the packages cannot be installed from PyPI: $(tail -n 1 <<<"$output")"
    fi
    touch "$venv/installed"
}

case "${1:-}" in
install) install_clients ;;
python) echo "$(environment)/bin/python" ;;
*)
    echo "usage: third-party-clients.sh install | python" >&2
    exit 64
    ;;
esac
