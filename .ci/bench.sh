#!/usr/bin/env bash
# Measures private daemons, each on a store of its own; all are gone afterwards.
# Usage: bench.sh                    measure, reconcile and hostile, one after the other
#        bench.sh [measure] OPTION... | race ... | lists ... | reconcile ... | export ... | hostile ...    one of them
set -euo pipefail
cd "$(dirname "$0")/.."

# The flags of the installed programs, so that what is measured is what is shipped.
flags=(-c release --static-swift-stdlib -j "${JOBS:-$(nproc)}")
for program in clientopsd clientops-bench; do
    swift build "${flags[@]}" --product "$program"
done
bin="$(swift build "${flags[@]}" --show-bin-path)"

store= runtime= daemon=

end_daemon() {
    if [[ -n "$daemon" ]] && kill -TERM "$daemon" 2>/dev/null; then
        wait "$daemon" || true
    fi
    daemon=
}

stop_daemon() {
    end_daemon
    [[ -z "$store" ]] || rm -rf "$store"
    [[ -z "$runtime" ]] || rm -rf "$runtime"
    store= runtime=
}
trap 'trap - EXIT; stop_daemon' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Usage: start_daemon COMMAND...    The words before the daemon's program, such as those that bind it.
start_daemon() {
    # The store lies on the disk of the checkout: a temporary directory may be memory, where nothing is durable.
    store="$(mktemp -d "$PWD/.build/bench.XXXXXX")"
    runtime="$(mktemp -d "${TMPDIR:-/tmp}/clientops-bench.XXXXXX")"
    run_daemon "$@"
}

# Usage: run_daemon COMMAND...    On the store that is there.
run_daemon() {
    rm -f "$runtime/clientops.sock"
    "$@" "$bin/clientopsd" --socket "$runtime/clientops.sock" --store "$store/bench.db" 2>"$runtime/log" &
    daemon=$!
    until [[ -S "$runtime/clientops.sock" ]]; do
        if ! kill -0 "$daemon" 2>/dev/null; then
            echo "The daemon ended before it listened:" >&2
            cat "$runtime/log" >&2
            exit 1
        fi
        sleep 0.05
    done
}

# Floor and daemon get the first processor, the load generator the others: neither may profit from more of them.
server=(env) two=(env) load=(env) floor=()
if [[ "$(nproc)" -ge 2 ]] && taskset --cpu-list 0 true 2>/dev/null; then
    server=(taskset --cpu-list 0)
    load=(taskset --cpu-list "1-$(($(nproc) - 1))")
    floor=(--server-cpu 0)
    two=(taskset --cpu-list 0-1)
fi

# Usage: bench MODE [OPTION...]
bench() {
    local mode="$1" status=0 options=()
    shift
    case "$mode" in
    reconcile)
        # What is promised is promised for two processors, which a run and the reads share.
        start_daemon "${two[@]}"
        "$bin/clientops-bench" reconcile "$@" --socket "$runtime/clientops.sock" --pid "$daemon" || status=$?
        ;;
    hostile)
        # Event loop, readers and writer share the processors with everybody, as they do on a host.
        start_daemon "${two[@]}"
        # Like a drop-in that opens the socket to everybody, since the hostile ones are other users.
        chmod 0711 "$runtime"
        chmod 0666 "$runtime/clientops.sock"
        "$bin/clientops-bench" hostile "$@" --socket "$runtime/clientops.sock" || status=$?
        ;;
    export)
        start_daemon "${server[@]}"
        "${load[@]}" "$bin/clientops-bench" export "$@" --fill --socket "$runtime/clientops.sock" --pid "$daemon" ||
            status=$?
        # What filling left in its memory would hide what the export needs.
        end_daemon
        if [[ "$status" -eq 0 ]]; then
            run_daemon "${server[@]}"
            "${load[@]}" "$bin/clientops-bench" export "$@" --socket "$runtime/clientops.sock" --pid "$daemon" ||
                status=$?
        fi
        ;;
    *)
        # The generator passes its binding on to the floor, which taskset then replaces.
        [[ "$mode" != measure ]] || options=("${floor[@]}")
        start_daemon "${server[@]}"
        "${load[@]}" "$bin/clientops-bench" "$mode" "$@" --socket "$runtime/clientops.sock" "${options[@]}" || status=$?
        ;;
    esac
    stop_daemon
    return "$status"
}

case "${1:-}" in
'')
    failed=()
    for mode in measure reconcile hostile; do
        echo "== $mode"
        bench "$mode" || failed+=("$mode")
    done
    if [[ "${#failed[@]}" -gt 0 ]]; then
        echo "Failed: ${failed[*]}" >&2
        exit 1
    fi
    ;;
-*) bench measure "$@" ;;
*) bench "$@" ;;
esac
