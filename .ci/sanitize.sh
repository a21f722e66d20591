#!/usr/bin/env bash
# Runs the tests of everything that travels under the address and the thread sanitizer.
# Usage: sanitize.sh [address|thread [FILTER]]    FILTER names other tests, such as '^ClientOpsStoreTests\.'.
#
# Each sanitizer has a build of its own below .build, which takes as long as a first build.
set -uo pipefail
cd "$(dirname "$0")/.."

# The thread sanitizer does not see the standard library's Mutex, which is a bare futex on Linux: it takes what that
# guards for unguarded. The transport has NIO's lock, which it sees; store and services can only be run under the other.
tests="${2:-^(StrictJSON|JSONRPC|ClientOpsProtocol|RPCTransport)Tests\\.}"
# The leak checker is off: it takes the metadata that Swift keeps for good for leaks.
# A line of a suppression file has its reason above it.
suppressions="$PWD/.ci/sanitize-thread.supp"
export ASAN_OPTIONS="detect_leaks=0:halt_on_error=1"
export TSAN_OPTIONS="halt_on_error=1:second_deadlock_stack=1:suppressions=$suppressions"

log="$(mktemp "${TMPDIR:-/tmp}/clientops-sanitize.XXXXXX")"
trap 'rm -f "$log"' EXIT
verdicts=()
status=0

for sanitizer in ${1:-address thread}; do
    echo "== $sanitizer sanitizer"
    SECONDS=0
    swift test -j "${JOBS:-$(nproc)}" --sanitize="$sanitizer" --scratch-path ".build/$sanitizer" --filter "$tests" \
        2>&1 | tee "$log"
    result="${PIPESTATUS[0]}"
    counts="$(LC_ALL=C awk -f .ci/count-tests.awk "$log")"
    read -r total failed skipped <<<"$counts"
    if [[ "$result" -ne 0 || "$total" -eq 0 ]]; then
        status=1
        sed -n 's/^[FE] /FAILED: /p' <<<"$counts"
        verdict="FAILED with exit status $result"
    else
        verdict="nothing found"
    fi
    verdicts+=("$sanitizer sanitizer: $verdict in $SECONDS s: $total tests, $failed failed, $skipped skipped")
done
printf '%s\n' "${verdicts[@]}"
exit "$status"
