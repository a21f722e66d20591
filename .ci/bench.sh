#!/usr/bin/env bash
# Measures a private daemon on a store of its own; both are gone afterwards.
# Usage: bench.sh [--seconds N] [--pipeline D] | bench.sh race [--rounds N] | bench.sh lists [--large N] | bench.sh hostile
set -euo pipefail
cd "$(dirname "$0")/.."

# The flags of the installed programs, so that what is measured is what is shipped.
flags=(-c release --static-swift-stdlib -j "${JOBS:-$(nproc)}")
for program in clientopsd clientops-bench; do
    swift build "${flags[@]}" --product "$program"
done
bin="$(swift build "${flags[@]}" --show-bin-path)"

# The store lies on the disk of the checkout: a temporary directory may be memory, where nothing is durable.
store="$(mktemp -d "$PWD/.build/bench.XXXXXX")"
runtime="$(mktemp -d "${TMPDIR:-/tmp}/clientops-bench.XXXXXX")"
socket="$runtime/clientops.sock"
daemon=

stop() {
    trap - EXIT INT TERM
    if [[ -n "$daemon" ]] && kill -TERM "$daemon" 2>/dev/null; then
        wait "$daemon" || true
    fi
    rm -rf "$store" "$runtime"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Floor and daemon get the first processor, the load generator the others: neither may profit from more of them.
server=() load=() options=()
if [[ "$(nproc)" -ge 2 ]] && taskset --cpu-list 0 true 2>/dev/null; then
    server=(taskset --cpu-list 0)
    load=(taskset --cpu-list "1-$(($(nproc) - 1))")
    [[ "${1:-}" == race || "${1:-}" == lists || "${1:-}" == hostile ]] || options=(--server-cpu 0)
fi

"${server[@]}" "$bin/clientopsd" --socket "$socket" --store "$store/bench.db" 2>"$runtime/log" &
daemon=$!
until [[ -S "$socket" ]]; do
    if ! kill -0 "$daemon" 2>/dev/null; then
        echo "The daemon ended before it listened:" >&2
        cat "$runtime/log" >&2
        exit 1
    fi
    sleep 0.05
done

# The generator passes its binding on to the floor, which taskset then replaces.
"${load[@]}" "$bin/clientops-bench" "$@" --socket "$socket" "${options[@]}"
