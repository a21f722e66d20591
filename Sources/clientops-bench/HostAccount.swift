import ClientOpsClient
import Glibc
import StrictJSON

/// An account of this host under whose uid a part of the measurement runs.
struct HostAccount {
    let name: String
    let uid: UInt32

    /// Accounts that every Debian has; the daemon gives each uid its own budgets and places.
    private static let names = [
        "games", "daemon", "bin", "sys", "man", "lp", "mail", "news", "uucp", "proxy", "www-data", "backup", "list",
        "irc", "_apt",
    ]

    /// The accounts that this host has.
    static func all() -> [HostAccount] {
        names.compactMap { name in
            getpwnam(name).map { HostAccount(name: name, uid: $0.pointee.pw_uid) }
        }
    }

    /// Gives the account a role in the daemon.
    func join(_ connection: Connection) throws {
        _ = try connection.call(
            "user.create",
            params: ["username": .string(name), "uid": .integer(Int64(uid)), "role": "staff"]
        )
    }

    /// Does something whose connections are this account's; only for a process with one thread, run by root.
    func act<Value>(_ body: () throws -> Value) throws -> Value {
        guard seteuid(uid) == 0 else { throw BenchError.system("seteuid \(uid)") }
        defer { seteuid(0) }
        return try body()
    }

    /// Makes this process one of an account, for good.
    static func become(_ uid: UInt32) throws(BenchError) {
        guard setgroups(0, nil) == 0, setgid(uid) == 0, setuid(uid) == 0 else { throw .system("setuid \(uid)") }
    }
}
