package import ClientOpsModel
import Glibc

/// The processes of the host, as the kernel's file system shows them.
package struct ProcessTable: Sendable {
    /// Where the file system is mounted; another place in tests.
    package let root: String

    /// Takes a mounted file system.
    package init(root: String = "/proc") { self.root = root }

    /// One process.
    package struct Entry: Sendable, Hashable {
        package var pid: Int32
        package var parent: Int32
        package var arguments: [String]
        /// Nil when it changes between accounts, as programs with the setuid bit do.
        package var account: ProcessAccount?
        /// The system unit it belongs to; nil for sessions, containers and units of users.
        package var unit: String?
        /// Ticks since the host started.
        package var startTicks: Int64
    }

    /// The processes, by number.
    ///
    /// - Returns: those that could be read; nil when there is no such file system.
    package func entries() -> [Entry]? {
        HostFile.names(in: root)?.compactMap { Int32($0) }.sorted().compactMap(entry)
    }

    /// Whether processes of other accounts are shown at all (`hidepid=` hides them).
    package var showsEverybody: Bool { HostFile.kernelFile("\(root)/1/status") != nil }

    private func entry(_ pid: Int32) -> Entry? {
        guard let line = HostFile.kernelFile("\(root)/\(pid)/cmdline", limit: 131_072), !line.isEmpty,
            let stat = HostFile.kernelFile("\(root)/\(pid)/stat", limit: 4096),
            let numbers = Self.numbers(stat)
        else { return nil }
        let status = HostFile.kernelFile("\(root)/\(pid)/status", limit: 65_536) ?? []
        return Entry(
            pid: pid,
            parent: numbers.parent,
            arguments: Self.words(line, separator: 0),
            account: Self.account(status),
            unit: HostFile.kernelFile("\(root)/\(pid)/cgroup", limit: 65_536).flatMap(Self.unit),
            startTicks: numbers.start
        )
    }

    /// Texts that end with a separator.
    static func words(_ bytes: [UInt8], separator: UInt8) -> [String] {
        var parts = bytes.split(separator: separator, omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Fields 4 and 22 of `stat`; the second field is a name in brackets that may hold brackets itself.
    private static func numbers(_ stat: [UInt8]) -> (parent: Int32, start: Int64)? {
        guard let close = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = String(decoding: stat[(close + 1)...], as: UTF8.self).split(separator: " ")
        guard fields.count > 19, let parent = Int32(fields[1]), let start = Int64(fields[19]) else { return nil }
        return (parent, start)
    }

    private static func account(_ status: [UInt8]) -> ProcessAccount? {
        var fields: [Substring: [UInt32]] = [:]
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"), ["Uid", "Gid", "Groups"].contains(line[..<colon]) else {
                continue
            }
            fields[line[..<colon]] = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace)
                .compactMap { UInt32($0) }
        }
        guard let uids = fields["Uid"], let uid = uids.first, uids.count == 4, uids.allSatisfy({ $0 == uid }),
            let gids = fields["Gid"], let gid = gids.first, gids.count == 4, gids.allSatisfy({ $0 == gid })
        else { return nil }
        return ProcessAccount(uid: uid, gid: gid, groups: fields["Groups"] ?? [])
    }

    /// The first service in the path of a control group, outside of what users and containers run.
    static func unit(_ cgroup: [UInt8]) -> String? {
        for line in String(decoding: cgroup, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, fields[0] == "0" || fields[1] == "name=systemd" else { continue }
            for step in fields[2].split(separator: "/") {
                if step == "user.slice" || step == "machine.slice" || step.hasSuffix(".scope") { break }
                if step.hasSuffix(".service") { return String(step) }
            }
        }
        return nil
    }

    // MARK: One process, with the rights of its account

    /// When the process started.
    package func startedAt(_ entry: Entry) -> Timestamp? {
        guard let text = HostFile.kernelFile("\(root)/stat").map({ String(decoding: $0, as: UTF8.self) }),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let boot = Int64(line.dropFirst(6))
        else { return nil }
        return Timestamp(milliseconds: (boot + entry.startTicks / max(1, Int64(sysconf(Int32(_SC_CLK_TCK))))) * 1000)
    }

    /// The variables the process started with.
    func environment(of pid: Int32) -> [String: String]? {
        guard let bytes = HostFile.kernelFile("\(root)/\(pid)/environ", limit: 1 << 20) else { return nil }
        let pairs = Self.words(bytes, separator: 0).compactMap { variable -> (String, String)? in
            guard let equals = variable.firstIndex(of: "=") else { return nil }
            return (String(variable[..<equals]), String(variable[variable.index(after: equals)...]))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The directory the process is in.
    func directory(of pid: Int32) -> String? { HostFile.link("\(root)/\(pid)/cwd") }

    /// The number of the network namespace of the process.
    func networkNamespace(of pid: Int32) -> String? {
        guard let link = HostFile.link("\(root)/\(pid)/ns/net"), link.hasPrefix("net:["), link.hasSuffix("]") else {
            return nil
        }
        return String(link.dropFirst(5).dropLast())
    }

    /// The number of this process's own network namespace.
    var ownNetworkNamespace: String? {
        HostFile.link("\(root)/self/ns/net").map { String($0.dropFirst(5).dropLast()) }
    }

    /// The inodes of the sockets the process has open.
    func sockets(of pid: Int32) -> Set<UInt64>? {
        guard let names = HostFile.names(in: "\(root)/\(pid)/fd") else { return nil }
        return Set(
            names.compactMap { name in
                guard let link = HostFile.link("\(root)/\(pid)/fd/\(name)"), link.hasPrefix("socket:[") else {
                    return nil
                }
                return UInt64(link.dropFirst(8).dropLast())
            }
        )
    }

    /// The listening sockets in the network namespace of the process, by inode.
    func listeners(seenBy pid: Int32) -> [UInt64: Listener]? {
        let texts = ["tcp", "tcp6"].compactMap { HostFile.kernelFile("\(root)/\(pid)/net/\($0)", limit: 64 << 20) }
        guard !texts.isEmpty else { return nil }
        return texts.reduce(into: [:]) { $0.merge(SocketTable.listeners($1)) { first, _ in first } }
    }

    /// The files as the process sees them, if its root can be entered.
    func tree(of pid: Int32) -> FileTree? {
        access("\(root)/\(pid)/root/", X_OK) == 0 ? FileTree(root: "\(root)/\(pid)/root") : nil
    }
}
