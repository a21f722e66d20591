#!/usr/bin/env python3
"""Verifies the hash chain of the audit log: reads replies, results or pages of audit.list, in order, from stdin.

    ./client.py audit.list '{"page_size": 500}' | ./verify_audit.py [HASH_BEFORE_THE_FIRST_ENTRY]
"""
import hashlib
import json
import sys


def canonical(value):
    """RFC 8785 for what an entry is made of: objects, lists, text, whole numbers, booleans and null."""
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(member) for key, member in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def verify(entries, previous):
    """Answers how many entries there were and the hash of the last one, or ends the program at one that is wrong."""
    count = 0
    for entry in entries:
        content = {key: value for key, value in entry.items() if key not in ("hash", "prev_hash")}
        hash = hashlib.sha256(previous.encode() + canonical(content).encode()).hexdigest()
        if entry["prev_hash"] != previous or entry["hash"] != hash:
            sys.exit(f"verify_audit: the chain is broken at entry {entry['seq']}")
        previous, count = hash, count + 1
    return count, previous


def entries(lines):
    for line in filter(str.strip, lines):
        message = json.loads(line)
        yield from message.get("result", message)["items"]


if __name__ == "__main__":
    count, head = verify(entries(sys.stdin), sys.argv[1] if len(sys.argv) > 1 else "0" * 64)
    print(f"{count} entries, head {head}")
