#!/usr/bin/env bash
# Starts a daemon as the caller on a private socket, with sample data in its store, until Ctrl-C.
set -euo pipefail
cd "$(dirname "$0")/.."

daemon=
stop() {
    trap - EXIT HUP INT TERM
    if [[ -n "$daemon" ]] && kill -TERM "$daemon" 2>/dev/null; then
        echo
        echo "Stopping the daemon; the store stays."
        wait "$daemon" || true
    fi
}
trap stop EXIT
trap 'exit 0' HUP INT TERM

.ci/deps.sh build
echo "== Building (the first time takes some minutes)"
swift build -j "${JOBS:-$(nproc)}"
bin="$(swift build --show-bin-path)"
export PATH="$bin:$PATH"

# Socket and store lie in a folder of the caller's own, always the same, so that other terminals need no new settings.
state="${XDG_STATE_HOME:-$HOME/.local/state}/clientops"
install -d -m 0700 "$state"
store="$state/demo.db"
log="$state/demo.log"
export CLIENTOPS_SOCKET="$state/demo.sock"

if clientopsctl system ping >/dev/null 2>&1; then
    echo "A daemon of an earlier 'make run' is still running, on $CLIENTOPS_SOCKET: stop it first" >&2
    exit 1
fi
"$bin/clientopsd" --socket "$CLIENTOPS_SOCKET" --store "$store" 2>"$log" &
daemon=$!
until clientopsctl system ping >/dev/null 2>&1; do
    if ! kill -0 "$daemon" 2>/dev/null; then
        wait "$daemon" || status=$?
        daemon=
        echo "The daemon ended with status ${status:-0} before it answered:" >&2
        cat "$log" >&2
        exit 1
    fi
    sleep 0.1
done

heading() { printf '\n== %s\n' "$1"; }

# Shows the table and leaves out what follows it: every row that was converted or is contested.
import() {
    clientopsctl import "$@" --yes |
        awk '/^(Converted|Contested|Imported users) / { rest = 1 }
            rest { next }
            !NF { blank = 1; next }
            { print (blank ? "\n" : "") $0; blank = 0 }'
}

if clientopsctl call client.list '{"page": 1, "page_size": 1}' | grep -Eq '"total" *: *0\b'; then
    heading "The store is empty: importing the sample databases"
    import client-infra-manager Tests/Fixtures/legacy/client-infra-manager.db
    echo
    import client-ops-hub Tests/Fixtures/legacy/client-ops-hub.db --currency EUR
fi

heading Reconciling
clientopsctl reconcile run | sed '/^$/,$d'
heading Dashboard
clientopsctl dashboard
heading Findings
clientopsctl finding list --page 1 --page-size 50

cat <<END

== The daemon is running. In another terminal:

  export PATH="$bin:\$PATH" CLIENTOPS_SOCKET="$CLIENTOPS_SOCKET"

and then, for example:

  clientopsctl whoami
  clientopsctl client create "Acme" --company "Acme SA"
  clientopsctl instance list --project 3
  clientopsctl finding show 1
  clientopsctl audit verify

Store: $store
Log:   $log

Ctrl-C stops the daemon.
END
wait "$daemon" || status=$?
daemon=
echo "The daemon ended with status ${status:-0}:" >&2
tail "$log" >&2
exit "${status:-0}"
