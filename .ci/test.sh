#!/usr/bin/env bash
# Runs the checks and tests, and closes with one line of totals.
# Usage: test.sh all|unit|system
#
# Every check (lint, build, generated files) counts as one test. A skip fails in CI (CI=true).
set -uo pipefail
cd "$(dirname "$0")/.."

mode="${1:-all}"
jobs="${JOBS:-$(nproc)}"
log="$(mktemp "${TMPDIR:-/tmp}/clientops-test.XXXXXX")"
trap 'rm -f "$log"' EXIT
passed=0
failed=0
skipped=0
reasons=()

finish() {
    [[ ${#reasons[@]} -eq 0 ]] || printf 'Skipped: %s\n' "${reasons[@]}"
    if [[ "${CI:-}" == true && "$skipped" -gt 0 ]]; then
        echo "A skipped test is a failure in CI."
        failed=$((failed + skipped))
        skipped=0
    fi
    echo "$passed passed, $failed failed, $skipped skipped"
    [[ "$failed" -eq 0 ]]
    exit
}

# Runs a command that passes or fails as a whole.
check() {
    local name="$1"
    shift
    echo "== $name"
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "FAILED: $name"
        failed=$((failed + 1))
        return 1
    fi
}

skip() {
    echo "== $1"
    reasons+=("$1, because $2")
    skipped=$((skipped + 1))
}

# Runs `swift test` with the given arguments and adds up what its closing lines say.
swift_tests() {
    local name="$1" status total bad idle
    shift
    echo "== $name"
    swift test -j "$jobs" "$@" 2>&1 | tee "$log"
    status="${PIPESTATUS[0]}"
    read -r total bad idle < <(awk -f .ci/count-tests.awk "$log")
    # A runner that died, or ran nothing, has failed whatever it printed before.
    if [[ "$bad" -eq 0 && ("$status" -ne 0 || "$total" -eq 0) ]]; then
        echo "FAILED: $name (exit status $status, $total tests)"
        bad=1
        [[ "$total" -gt 0 ]] || total=1
    fi
    passed=$((passed + total - bad - idle))
    failed=$((failed + bad))
    skipped=$((skipped + idle))
}

unit_tests() {
    check lint make --no-print-directory lint
    check "generated files" make --no-print-directory verify
    if [[ -x .ci/check-openrpc.sh ]]; then
        check "OpenRPC document" .ci/check-openrpc.sh
    fi
    third_party_tests
    swift_tests "unit, protocol and architecture tests" --skip '^SystemTests\.' --skip '/ThirdPartyClientTests/'
}

# Clients that nobody here wrote, unmodified.
third_party_tests() {
    local reason status=0
    reason="$(.ci/third-party-clients.sh install)" || status=$?
    case "$status" in
    0)
        CLIENTOPS_THIRD_PARTY_PYTHON="$(.ci/third-party-clients.sh python)" \
            swift_tests "third-party clients" --skip-build --filter '/ThirdPartyClientTests/'
        ;;
    77) skip "third-party clients" "$reason" ;;
    *) check "third-party clients" false ;;
    esac
}

# Why the container cannot be booted here, empty when it can.
obstacle() {
    if [[ "$(id -u)" -ne 0 ]]; then
        echo "only root can boot a container"
    elif ! command -v systemd-nspawn >/dev/null || ! command -v mmdebstrap >/dev/null; then
        echo "systemd-nspawn or mmdebstrap is missing"
    elif ! unshare --mount --pid --net --ipc --uts --fork true 2>/dev/null; then
        echo "namespaces are not available"
    fi
}

system_tests() {
    local reason stage="$PWD/.build/stage"
    reason="$(obstacle)"
    if [[ -n "$reason" ]]; then
        skip "system tests" "$reason"
        return
    fi
    check "release build" make --no-print-directory release || return
    rm -rf "$stage"
    check "staged installation" make --no-print-directory install DESTDIR="$stage" PREFIX=/usr || return
    CLIENTOPS_SYSTEM_TEST_STAGE="$stage" swift_tests "system tests" --filter '^SystemTests\.'
}

check packages .ci/deps.sh test || finish
check build swift build --build-tests -j "$jobs" || finish
case "$mode" in
all)
    unit_tests
    system_tests
    ;;
unit) unit_tests ;;
system) system_tests ;;
*)
    echo "usage: test.sh all|unit|system" >&2
    exit 64
    ;;
esac
finish
