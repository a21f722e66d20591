#!/usr/bin/env bash
# Starts a daemon as the caller on a private socket, with sample data in its store, until Ctrl-C.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/deps.sh build
swift build -j "${JOBS:-$(nproc)}"
bin="$(swift build --show-bin-path)"
export PATH="$bin:$PATH"

state="${XDG_STATE_HOME:-$HOME/.local/state}/clientops"
store="$state/demo.db"
install -d -m 0700 "$state"
runtime="$(mktemp -d "${XDG_RUNTIME_DIR:-/tmp}/clientops-demo.XXXXXX")"
export CLIENTOPS_SOCKET="$runtime/clientops.sock"
daemon=

stop() {
    trap - EXIT INT TERM
    if [[ -n "$daemon" ]] && kill -TERM "$daemon" 2>/dev/null; then
        echo "Stopping the daemon"
        wait "$daemon" || true
    fi
    rm -rf "$runtime"
}
trap stop EXIT
trap 'exit 0' INT TERM

"$bin/clientopsd" --socket "$CLIENTOPS_SOCKET" --store "$store" &
daemon=$!

until clientopsctl system ping >/dev/null 2>&1; do
    if ! kill -0 "$daemon" 2>/dev/null; then
        wait "$daemon" || status=$?
        daemon=
        echo "The daemon ended with status ${status:-0} before it answered" >&2
        exit 1
    fi
    sleep 0.1
done

if clientopsctl call client.list '{"page": 1, "page_size": 1}' | grep -Eq '"total" *: *0\b'; then
    echo "== The store is empty: importing the sample databases"
    clientopsctl import client-infra-manager Tests/Fixtures/legacy/client-infra-manager.db --yes
    clientopsctl import client-ops-hub Tests/Fixtures/legacy/client-ops-hub.db --currency EUR --yes
fi

echo "== Reconciling"
clientopsctl reconcile run
echo "== Dashboard"
clientopsctl dashboard summary
echo "== Findings"
clientopsctl finding list

cat <<END

The store is $store. Commands to try in another terminal:

  export PATH=$bin:\$PATH CLIENTOPS_SOCKET=$CLIENTOPS_SOCKET
  clientopsctl whoami
  clientopsctl client create "Acme" --company "Acme SA"
  clientopsctl instance list --project-id 3
  clientopsctl finding list --json
  clientopsctl audit verify

Ctrl-C stops the daemon.
END
wait "$daemon" || status=$?
daemon=
exit "${status:-0}"
