#!/usr/bin/env bash
# Runs the fuzzers for longer than the tests do, and closes with what was tried and whether it held.
# Usage: fuzz.sh [ITERATIONS]    CLIENTOPS_FUZZ_SEED=N begins elsewhere.
set -uo pipefail
cd "$(dirname "$0")/.."

iterations="${1:-1000000}"
log="$(mktemp "${TMPDIR:-/tmp}/clientops-fuzz.XXXXXX")"
trap 'rm -f "$log"' EXIT

CLIENTOPS_FUZZ_ITERATIONS="$iterations" swift test -j "${JOBS:-$(nproc)}" \
    --filter '^(JSONRPCTests\.FuzzTests|ClientOpsDaemonTests\.DaemonTests/HostileFuzzTests)/' 2>&1 | tee "$log"
status="${PIPESTATUS[0]}"
echo
LC_ALL=C awk -f .ci/count-tests.awk "$log" | sed -n 's/^[FE] /FAILED: /p'
# A fuzzer that did not come to its end prints no line.
grep '^Fuzzed: ' "$log"
fuzzers="$(grep -c '^Fuzzed: ' "$log")"
if [[ "$status" -ne 0 || "$fuzzers" -ne 5 ]]; then
    echo "fuzz: FAILED after $SECONDS s, $fuzzers of 5 fuzzers held (seed ${CLIENTOPS_FUZZ_SEED:-1})"
    exit 1
fi
echo "fuzz: $iterations iterations held in $SECONDS s, nothing crashed and all was answered" \
    "(seed ${CLIENTOPS_FUZZ_SEED:-1})"
