#!/usr/bin/env python3
"""Runs a scenario against a daemon with a JSON-RPC client that somebody else wrote, unmodified.

    third_party_clients.py aiorpcx|jsonrpcclient|web3 SOCKET
"""
import asyncio
import logging
import socket
import sys


def check(condition, what):
    if not condition:
        sys.exit(f"{sys.argv[1]}: {what}")


def check_rows(created, again, row, names):
    check(created["name"] == "Łódź Works" and created["revision"] == 1, f"create answered {created}")
    check(again == created, f"the repeated create answered {again}")
    check(row == created, f"get answered {row}")
    check(sorted(names) == ["A notified client", "Łódź Works"], f"list answered {names}")


CREATE = {"name": "Łódź Works", "request_id": "third-party-1"}
MISSING = {"id": 4711}
NOTIFIED = {"name": "A notified client"}


async def with_aiorpcx(path):
    """asyncio; its framer ends each message with a line feed, its batches are objects."""
    from aiorpcx import Notification, NewlineFramer, Request, RPCError, connect_us

    logging.getLogger("aiorpcx").setLevel(logging.ERROR)
    async with connect_us(path, framer=NewlineFramer(max_size=64 << 20)) as session:
        identity = await session.send_request("whoami", {})
        check(identity["role"] == "admin", f"whoami answered {identity}")
        created = await session.send_request("client.create", CREATE)
        again = await session.send_request("client.create", CREATE)
        await session.send_notification("client.create", NOTIFIED)
        # Many at once: the answers find their requests.
        rows = await asyncio.gather(*(session.send_request("client.get", {"id": created["id"]}) for _ in range(50)))
        check(all(row == created for row in rows), "pipelined requests were mixed up")
        names = [row["name"] for row in (await session.send_request("client.list", {"page_size": 500}))["items"]]
        check_rows(created, again, rows[0], names)
        try:
            await session.send_request("client.get", MISSING)
            check(False, "a row that is not there was answered")
        except RPCError as error:
            check(error.code == -32002, f"client.get was refused with {error}")
        async with session.send_batch() as batch:
            batch.add_request("system.ping", {})
            batch.add_notification("system.ping", {})
            batch.add_request("client.get", MISSING)
        ping, refusal = batch.results
        check("version" in ping and isinstance(refusal, RPCError) and refusal.code == -32002, f"batch: {batch.results}")


def with_jsonrpcclient(path):
    """Makes and reads messages; the socket is the caller's."""
    from jsonrpcclient import Error, Ok, notification_json, parse_json, request, request_json
    import json

    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(30)
    connection.connect(path)
    lines = connection.makefile("rw", encoding="utf-8", newline="\n")

    def send(text):
        lines.write(text + "\n")
        lines.flush()

    def call(method, **params):
        send(request_json(method, params=params))
        return parse_json(lines.readline())

    identity = call("whoami")
    check(isinstance(identity, Ok) and identity.result["role"] == "admin", f"whoami answered {identity}")
    created, again = call("client.create", **CREATE), call("client.create", **CREATE)
    check(isinstance(created, Ok) and isinstance(again, Ok), f"create answered {created}")
    send(notification_json("client.create", params=NOTIFIED))
    row = call("client.get", id=created.result["id"])
    names = [row["name"] for row in call("client.list", page_size=500).result["items"]]
    check_rows(created.result, again.result, row.result, names)
    refusal = call("client.get", **MISSING)
    check(isinstance(refusal, Error) and refusal.data["kind"] == "not_found", f"client.get answered {refusal}")
    check(refusal.code == -32002 and refusal.data["retryable"] is False, f"client.get answered {refusal}")
    send(json.dumps([request("system.ping"), request("client.get", params=MISSING)]))
    ping, refusal = parse_json(lines.readline())
    check(isinstance(ping, Ok) and "version" in ping.result, f"batch: {ping}")
    check(isinstance(refusal, Error) and refusal.data["kind"] == "not_found", f"batch: {refusal}")


def with_web3(path):
    """Blocking; it takes what it has read for an answer as soon as that is a whole JSON text."""
    from web3 import IPCProvider

    provider = IPCProvider(path, timeout=30)

    def call(method, params):
        reply = provider.make_request(method, params)
        check(reply["jsonrpc"] == "2.0", f"{method} answered {reply}")
        return reply

    identity = call("whoami", {})["result"]
    check(identity["role"] == "admin", f"whoami answered {identity}")
    created, again = call("client.create", CREATE)["result"], call("client.create", CREATE)["result"]
    # It has no notifications: the second client is an ordinary one.
    call("client.create", NOTIFIED)
    row = call("client.get", {"id": created["id"]})["result"]
    names = [row["name"] for row in call("client.list", {"page_size": 500})["result"]["items"]]
    check_rows(created, again, row, names)
    refusal = call("client.get", MISSING)["error"]
    check(refusal["code"] == -32002 and refusal["data"]["kind"] == "not_found", f"client.get answered {refusal}")
    ping, refusal = provider.make_batch_request([("system.ping", {}), ("client.get", MISSING)])
    check("version" in ping["result"] and refusal["error"]["data"]["kind"] == "not_found", f"batch: {ping} {refusal}")
    document = call("rpc.discover", {})["result"]
    check(len(document["methods"]) > 50, "rpc.discover is not whole")


CLIENTS = {
    "aiorpcx": lambda path: asyncio.run(with_aiorpcx(path)),
    "jsonrpcclient": with_jsonrpcclient,
    "web3": with_web3,
}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in CLIENTS:
        sys.exit(__doc__)
    CLIENTS[sys.argv[1]](sys.argv[2])
