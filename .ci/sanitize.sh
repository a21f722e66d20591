#!/usr/bin/env bash
# Runs the tests of everything that travels, and of the store below, under the address and the thread sanitizer.
# Usage: sanitize.sh [address|thread]
#
# Each sanitizer has a build of its own below .build, which takes as long as a first build.
set -euo pipefail
cd "$(dirname "$0")/.."

tests='^(StrictJSON|JSONRPC|ClientOpsProtocol|RPCTransport|ClientOpsStore|ClientOpsService)Tests\.'
# The leak checker is off: it takes the metadata that Swift keeps for good for leaks.
# A line of a suppression file has its reason above it.
suppressions="$PWD/.ci/sanitize-thread.supp"
export ASAN_OPTIONS="detect_leaks=0:halt_on_error=1"
export TSAN_OPTIONS="halt_on_error=1:second_deadlock_stack=1:suppressions=$suppressions"

for sanitizer in ${1:-address thread}; do
    echo "== $sanitizer sanitizer"
    swift test -j "${JOBS:-$(nproc)}" --sanitize="$sanitizer" --scratch-path ".build/$sanitizer" --filter "$tests"
done
