#!/usr/bin/env bash
# Runs the checks and tests, and closes with a line for each that was skipped or failed and one of totals.
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
# What was skipped, and what failed, in words.
idlers=()
failures=()
# The most lines that the end of the log has of them, so that its last 20 lines tell everything.
most=16

# Usage: name_some WORD ROOM TEXT...    A line for each text, as far as there is room.
name_some() {
    local word="$1" room=$(($2 > 0 ? $2 : 0)) text
    shift 2
    for text in "${@:1:room}"; do echo "$word: $text"; done
    [[ $# -le "$room" ]] || echo "$word: and $(($# - room)) more"
}

finish() {
    # What failed is named last and first of all.
    name_some Skipped $((most - ${#failures[@]})) "${idlers[@]}"
    name_some FAILED "$most" "${failures[@]}"
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
    "$@" 2>&1 | tee "$log"
    if [[ "${PIPESTATUS[0]}" -eq 0 ]]; then
        passed=$((passed + 1))
    else
        # The first line that calls itself an error, or else the last one.
        failures+=("$name: $(LC_ALL=C awk '/error:/ { print; found = 1; exit } NF { last = $0 }
            END { if (!found) print last }' "$log" | cut -b 1-300 | iconv -c -f UTF-8 -t UTF-8)")
        failed=$((failed + 1))
        return 1
    fi
}

skip() {
    echo "== $1"
    idlers+=("$1, because $2")
    skipped=$((skipped + 1))
}

# Runs `swift test` with the given arguments and adds up what it says.
swift_tests() {
    local name="$1" status total bad idle kind text error=
    shift
    echo "== $name"
    swift test -j "$jobs" "$@" 2>&1 | tee "$log"
    status="${PIPESTATUS[0]}"
    {
        read -r total bad idle
        while read -r kind text; do
            case "$kind" in
            F) failures+=("$text") ;;
            S) idlers+=("$text") ;;
            E) error="$text" ;;
            esac
        done
    } < <(LC_ALL=C awk -f .ci/count-tests.awk "$log")
    # A runner that died, or ran nothing, has failed whatever it printed before.
    if [[ "$total" -eq 0 || ("$status" -ne 0 && "$bad" -eq 0) ]]; then
        failures+=("$name: exit status $status after $total tests${error:+: $error}")
        bad=$((bad + 1))
        [[ "$total" -gt 0 ]] || total=$((bad + idle))
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
