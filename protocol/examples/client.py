#!/usr/bin/env python3
"""A client in the standard library: calls one method and prints its result, or its error.

    ./client.py client.list '{"q": "acme"}'

The socket is $CLIENTOPS_SOCKET, or the installed one.
"""
import json
import os
import socket
import sys


class ClientOps:
    """One connection: requests are answered in their order, one line each."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(path)
        self.lines = self.socket.makefile("rwb")
        self.last_id = 0

    def call(self, method, **params):
        """Answers the result; raises RuntimeError with the error object."""
        self.last_id += 1
        request = {"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params}
        self.lines.write(json.dumps(request).encode() + b"\n")
        self.lines.flush()
        while line := self.lines.readline():
            reply = json.loads(line)
            if "method" in reply:  # a notification, such as an event
                continue
            if "error" in reply:
                raise RuntimeError(reply["error"])
            return reply["result"]
        raise ConnectionError("the daemon closed the connection")

    def rows(self, method, **params):
        """Answers every row of a list, page by page."""
        cursor = ""
        while cursor is not None:
            page = self.call(method, cursor=cursor, **params)
            yield from page["items"]
            cursor = page["next_cursor"]


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    daemon = ClientOps(os.environ.get("CLIENTOPS_SOCKET", "/run/clientops/clientops.sock"))
    try:
        print(json.dumps(daemon.call(sys.argv[1], **json.loads(sys.argv[2] if len(sys.argv) > 2 else "{}"))))
    except RuntimeError as error:
        print(json.dumps(error.args[0]), file=sys.stderr)
        sys.exit(1)
