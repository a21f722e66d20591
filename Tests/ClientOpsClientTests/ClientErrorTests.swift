import ClientOpsClient
import JSONRPC
import StrictJSON
import Testing

@Suite struct ClientErrorTests {
    private static let installed = SocketLocation.installedPath

    private static func access(blockedBy: String = installed, mode: UInt32 = 0o660) -> SocketAccess {
        SocketAccess(
            path: installed,
            blockedBy: blockedBy,
            owner: "root",
            group: "clientops",
            mode: mode,
            caller: "alice"
        )
    }

    @Test(arguments: [
        (ClientError.notFound(path: installed), 69 as Int32, "unreachable"),
        (.refused(path: installed), 69, "unreachable"),
        (.permissionDenied(access()), 77, "socket_permission_denied"),
        (.untrustedSocket(path: "/s", owner: "mallory"), 69, "untrusted_socket"),
        (.invalidPath(path: "", reason: "it is empty"), 64, "usage"),
        (.unreachable(path: "/s", reason: "Too many open files"), 69, "unreachable"),
        (.timedOut(path: "/s", waitingFor: .reply, seconds: 60), 124, "timed_out"),
        (.closed(path: "/s"), 69, "connection_closed"),
        (.protocolViolation("nonsense"), 69, "protocol_violation"),
        (.daemon(.invalidParams(pointer: "/params/x", expected: "a string")), 1, "invalid_params"),
        (.daemon(.permissionDenied(role: "admin", how: "Ask.")), 77, "permission_denied"),
        (.daemon(.notFound(entity: "client", id: 1)), 1, "not_found"),
        (.daemon(.conflict("No.", rule: "unique_name", conflictingID: 1)), 1, "conflict"),
        (.daemon(.limitExceeded(which: "connections", limit: 64)), 75, "limit_exceeded"),
        (.daemon(.limitExceeded(which: "batch", limit: 256, retryable: false)), 1, "limit_exceeded"),
        (.daemon(.deadlineExceeded()), 124, "deadline_exceeded"),
        (.daemon(.storageUnavailable(why: "full")), 75, "storage_unavailable"),
        (.daemon(.shuttingDown()), 75, "shutting_down"),
        (.daemon(.internalError(reference: "abc")), 1, "internal"),
    ])
    func hasAStatusAndAKind(error: ClientError, status: Int32, kind: String) {
        #expect(error.exitStatus == status)
        #expect(error.kind == kind)
        #expect(error.json["data"]?["kind"] == .string(kind))
        #expect(error.json["data"]?["retryable"]?.boolValue == error.isRetryable)
        #expect(error.json["message"] == .string(error.description))
    }

    @Test func tellsHowToStartTheDaemon() {
        #expect(
            ClientError.notFound(path: Self.installed).description
                == "The daemon is not running at /run/clientops/clientops.sock. "
                + "Start it with: systemctl start clientops.socket"
        )
        #expect(
            ClientError.refused(path: "/s").description
                == "The daemon is not running at /s. "
                + "Start it, or name another socket with --socket or $CLIENTOPS_SOCKET."
        )
    }

    @Test func tellsHowToGetAccess() {
        #expect(
            ClientError.permissionDenied(Self.access()).description
                == "You may not open /run/clientops/clientops.sock (owner root, group clientops, mode 0660). "
                + "Ask an administrator to add you to group clientops: usermod -aG clientops alice, then log in again."
        )
        #expect(
            ClientError.permissionDenied(Self.access(mode: 0o600)).description
                == "You may not open /run/clientops/clientops.sock (owner root, group clientops, mode 0600). "
                + "It is root's alone."
        )
        #expect(
            ClientError.permissionDenied(Self.access(blockedBy: "/run/clientops", mode: 0o700)).description
                == "You may not open /run/clientops/clientops.sock: the directory /run/clientops is closed to you "
                + "(owner root, group clientops, mode 0700)."
        )
    }

    @Test func keepsTheDaemonsErrorAsItIs() {
        let error = RPCError.conflict("No.", rule: "unique_name", conflictingID: 12)
        let expected: JSONValue = [
            "code": -32003, "message": "No.",
            "data": ["kind": "conflict", "retryable": false, "rule": "unique_name", "conflicting_id": 12],
        ]
        #expect(ClientError.daemon(error).json == expected)
    }

    @Test func saysHowLongItWaited() {
        let words = ClientError.timedOut(path: "/s", waitingFor: .connection, seconds: 5).description
        #expect(words == "The daemon at /s did not accept the connection within 5 s.")
        let room = ClientError.timedOut(path: "/s", waitingFor: .room, seconds: 0.5).description
        #expect(room == "The daemon at /s did not take the call within 0.5 s.")
    }
}
