#!/usr/bin/env bash
# Runs a JSON-RPC client from PyPI against a daemon of its own.
# Usage: third-party-clients.sh install | run CLIENT
#
# `install` says why on its standard output, and exits with 77, when the packages cannot be had.
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

run_client() {
    local bin daemon status=0
    bin="$(swift build --show-bin-path)"
    place="$(mktemp -d "${TMPDIR:-/tmp}/clientops-third.XXXXXX")"
    trap 'rm -rf "$place"' EXIT
    "$bin/clientopsd" --socket "$place/s" --store "$place/clientops.db" 2>"$place/log" &
    daemon=$!
    until "$bin/clientopsctl" --socket "$place/s" system ping >/dev/null 2>&1; do
        if ! kill -0 "$daemon" 2>/dev/null; then
            cat "$place/log" >&2
            exit 1
        fi
        sleep 0.1
    done
    timeout 120 "$(environment)/bin/python" .ci/third_party_clients.py "$1" "$place/s" || status=$?
    kill -TERM "$daemon"
    wait "$daemon" || status=$?
    [[ "$status" -eq 0 ]] || cat "$place/log" >&2
    exit "$status"
}

case "${1:-}" in
install) install_clients ;;
run) run_client "$2" ;;
*)
    echo "usage: third-party-clients.sh install | run CLIENT" >&2
    exit 64
    ;;
esac
