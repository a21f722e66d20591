#!/usr/bin/env bash
# A client of socat and jq: prints the URL of every active production, page by page.
set -euo pipefail
socket="${CLIENTOPS_SOCKET:-/run/clientops/clientops.sock}"

call() {
    jq -cn --arg method "$1" --argjson params "$2" '{jsonrpc: "2.0", id: 1, method: $method, params: $params}' |
        socat -t 30 - "UNIX-CONNECT:$socket" |
        jq -ce 'if .error then error(.error.message) else .result end'
}

cursor='""'
while [[ "$cursor" != null ]]; do
    page="$(call instance.list "{\"type\": \"production\", \"active\": true, \"page_size\": 500, \"cursor\": $cursor}")"
    jq -r '.items[] | "\(.project_id)\t\(.name)\t\(.url // "-")"' <<< "$page"
    cursor="$(jq -c '.next_cursor' <<< "$page")"
done
