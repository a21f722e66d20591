#!/usr/bin/env python3
"""Follows the changes of the store: prints one line of JSON for each, once, however often daemon or follower are started.

    ./events.py POSITION [COUNT]

POSITION is a file that keeps where to go on; without it the changes from now on come. Ends after COUNT changes.
"""
import itertools
import json
import os
import sys
import time

from client import ClientOps


def events(path, position=None, **filters):
    """Yields each change with the position behind it; connects anew when the daemon goes away."""
    while True:
        try:
            daemon = ClientOps(path)
            if position is not None:
                filters["after"] = position
            answer = daemon.call("event.subscribe", **filters)
            if position is None or not answer["resumed"]:
                if position is not None:
                    print("events: this is another store than before; read everything anew", file=sys.stderr)
                position = {"epoch": answer["epoch"], "seq": answer["seq"]}
            for line in daemon.lines:
                message = json.loads(line)
                if message.get("method") == "event" and message["params"]["seq"] > position["seq"]:
                    position = {**position, "seq": message["params"]["seq"]}
                    yield message["params"], position
                elif message.get("method") == "event.lagged":
                    print(f"events: behind since {message['params']['from_seq']}", file=sys.stderr)
        except (ConnectionError, FileNotFoundError):
            pass
        time.sleep(0.5)


def main(file, count=None):
    try:
        with open(file) as saved:
            position = json.load(saved)
    except FileNotFoundError:
        position = None
    path = os.environ.get("CLIENTOPS_SOCKET", "/run/clientops/clientops.sock")
    for event, position in itertools.islice(events(path, position), count):
        print(json.dumps(event), flush=True)
        # Only what is done with is behind us; the new file replaces the old one at once.
        with open(file + ".new", "w") as saved:
            json.dump(position, saved)
        os.replace(file + ".new", file)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
    except RuntimeError as error:
        print(json.dumps(error.args[0]), file=sys.stderr)
        sys.exit(1)
