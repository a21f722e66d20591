#!/usr/bin/env bash
# Verifies protocol/openrpc.json with somebody else's model of OpenRPC and of JSON Schema, from PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(openrpc==11.1.1 jsonschema==4.26.0)
venv=.build/openrpc-venv
stamp="$venv/installed"

if [[ "$(cat "$stamp" 2>/dev/null)" != "${packages[*]}" ]]; then
    rm -rf "$venv"
    mkdir -p .build
    if ! python3 -m venv "$venv"; then
        echo "check-openrpc: Python's venv is missing (make deps-test installs python3-venv)" >&2
        exit 1
    fi
    if ! output="$("$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" 2>&1)"; then
        echo "$output" | tail -n 3 >&2
        echo "check-openrpc: ${packages[*]} could not be installed; is PyPI reachable from here?" >&2
        exit 1
    fi
    echo "${packages[*]}" > "$stamp"
fi
exec "$venv/bin/python" .ci/check_openrpc.py protocol/openrpc.json
