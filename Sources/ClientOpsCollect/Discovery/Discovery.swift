import ClientOpsClient
import ClientOpsModel

/// Finds the servers of Odoo: by their processes and by the command lines of units, never by names of units.
package struct Discovery: Sendable {
    /// What was found.
    package struct Result: Sendable {
        package var servers: [Server]
        /// Why there may be more; nil when this is all.
        package var gap: Reason?
    }

    private let processes: ProcessTable
    private let services: ServiceList

    /// Takes what is asked.
    package init(processes: ProcessTable, services: ServiceList) {
        self.processes = processes
        self.services = services
    }

    /// Looks at the host.
    ///
    /// - Returns: the servers, by name.
    /// - Throws: why nothing could be looked at.
    package func run() throws(Reason) -> Result {
        guard let entries = processes.entries() else { throw Reason("the processes cannot be read") }
        var gap = processes.showsEverybody ? nil : Reason("processes of other accounts are hidden (hidepid=)")
        var units: [ServiceUnit] = []
        do throws(Reason) { units = try services.services() } catch {
            // A host without systemd has no units that could be stopped.
            if !error.isAbsence { gap = gap ?? error }
        }
        let groups = Groups(entries, units: units)
        var servers = units.compactMap { server($0, groups.roots[$0.name] ?? []) }
        let known = Set(units.map(\.name))
        for (unit, roots) in groups.roots where !known.contains(unit) {
            servers += roots.first.map { [running(name: unit, $0, nil)] } ?? []
        }
        servers += named(groups.strays.map { running(name: "", $0, nil) })
        return Result(servers: servers.sorted { $0.name < $1.name }, gap: gap)
    }

    /// Gives servers without a unit their names; equal ones are numbered, oldest first.
    private func named(_ servers: [Server]) -> [Server] {
        var counts: [String: Int] = [:]
        return servers.map { server in
            var server = server
            let base = "process:" + (server.configPath ?? "unknown configuration of \(server.user ?? "somebody")")
            counts[base, default: 0] += 1
            server.name = counts[base] == 1 ? base : "\(base)#\(counts[base] ?? 0)"
            return server
        }
    }

    // MARK: Units

    private func server(_ unit: ServiceUnit, _ roots: [Groups.Root]) -> Server? {
        let main = roots.first { $0.entry.pid == unit.mainPID } ?? roots.first
        if let main { return running(name: unit.name, main, unit) }
        guard unit.mentionsServer else { return nil }
        let details = services.details(of: unit.name)
        let commands =
            details.commands.isEmpty
            ? unit.commands.map { $0.split(separator: " ").map(String.init) }
            : details.commands
        guard let words = commands.first(where: { ServerOptions($0) != nil }) else { return nil }
        return stopped(unit, words, details.environment)
    }

    /// A unit none of whose processes is a server now, whatever the service manager says of it.
    private func stopped(_ unit: ServiceUnit, _ words: [String], _ variables: [String: String]) -> Server? {
        let expanded = words.map { Self.expanded($0, variables) }
        guard var options = ServerOptions(expanded.map { $0 ?? "" }) else { return nil }
        let user = unit.user.isEmpty ? "root" : unit.user
        let place = HostAccounts.account(named: user)
        let isVague = expanded.contains(nil)
        if isVague { options.settings = [:] }
        var server = Server(name: unit.name, isRunning: false, options: options)
        server.account = place?.account
        server.user = user
        server.home = place?.home
        server.postgres = variables.filter { Self.postgresVariables.contains($0.key) }
        let directory = unit.directory == "~" ? place?.home : unit.directory.isEmpty ? "/" : unit.directory
        let config = ConfigPlace(
            options: options,
            environment: variables,
            home: place?.home,
            directory: directory
        )
        server.configPath = isVague ? nil : config.path
        server.isConfigOptional = config.isOptional
        if server.configPath == nil {
            server.unknown.note("config_path", Reason("the command line depends on what is known only while it runs"))
        }
        return server
    }

    /// Puts variables into a word of a command line; nil when one is unknown.
    private static func expanded(_ word: String, _ variables: [String: String]) -> String? {
        guard word.contains("$") else { return word }
        for (name, value) in variables where word.contains("${\(name)}") {
            let parts = word.ranges(of: "${\(name)}")
            var result = word
            for range in parts.reversed() { result.replaceSubrange(range, with: value) }
            return expanded(result, variables.filter { $0.key != name })
        }
        if word.hasPrefix("$"), let value = variables[String(word.dropFirst())] { return value }
        return nil
    }

    private static let postgresVariables: Set<String> = ["PGHOST", "PGPORT", "PGUSER"]

    // MARK: Processes

    private func running(name: String, _ root: Groups.Root, _ unit: ServiceUnit?) -> Server {
        let entry = root.entry
        var server = Server(name: name, isRunning: true, options: root.options)
        server.pid = entry.pid
        server.account = entry.account
        server.user = entry.account.map { Accounts.name(ofUser: $0.uid) }
        server.startedAt = unit.flatMap { $0.mainPID == entry.pid ? $0.startedAt : nil } ?? processes.startedAt(entry)
        do throws(Reason) {
            guard let account = entry.account else { throw Reason("it changes between accounts") }
            try account.perform { () throws(Reason) in look(&server, root) }
        } catch {
            for signal in ["network_namespace", "listeners"] { server.unknown.note(signal, error) }
            place(&server, environment: nil, directory: nil)
        }
        return server
    }

    private func look(_ server: inout Server, _ root: Groups.Root) {
        let pid = root.entry.pid
        let environment = processes.environment(of: pid)
        server.postgres = environment?.filter { Self.postgresVariables.contains($0.key) }
        place(&server, environment: environment, directory: processes.directory(of: pid))
        let closed = Reason("the process does not let the collector look")
        server.networkNamespace = processes.networkNamespace(of: pid)
        if server.networkNamespace == nil { server.unknown.note("network_namespace", closed) }
        let sockets = root.members.compactMap { processes.sockets(of: $0) }
        guard sockets.count == root.members.count, let listening = processes.listeners(seenBy: pid) else {
            return server.unknown.note("listeners", closed)
        }
        let own = listening.filter { inode, _ in sockets.contains { $0.contains(inode) } }
        server.listeners = Set(own.values).sorted { ($0.port, $0.address.value) < ($1.port, $1.address.value) }
    }

    private func place(_ server: inout Server, environment: [String: String]?, directory: String?) {
        server.home = environment?["HOME"] ?? server.account.flatMap { HostAccounts.home(of: $0.uid) }
        let place = ConfigPlace(
            options: server.options,
            environment: environment,
            home: server.home,
            directory: directory
        )
        server.configPath = place.path
        server.isConfigOptional = place.isOptional
        if place.path == nil {
            server.unknown.note("config_path", Reason("the variables or the directory of the process cannot be read"))
        }
    }
}

/// Processes of servers, put together: one that forks its workers is one server.
private struct Groups {
    /// The first process of a server and those below it.
    struct Root {
        let entry: ProcessTable.Entry
        let options: ServerOptions
        var members: [Int32]
    }

    /// By unit, oldest first.
    private(set) var roots: [String: [Root]] = [:]
    /// Servers that no unit runs, oldest first.
    private(set) var strays: [Root] = []

    init(_ entries: [ProcessTable.Entry], units: [ServiceUnit]) {
        let byPID = Dictionary(entries.map { ($0.pid, $0) }) { first, _ in first }
        let mains = Dictionary(units.filter { $0.mainPID > 0 }.map { ($0.mainPID, $0.name) }) { first, _ in first }
        var found: [Int32: Root] = [:]
        for entry in entries.sorted(by: { ($0.startTicks, $0.pid) < ($1.startTicks, $1.pid) }) {
            guard let options = ServerOptions(entry.arguments) else { continue }
            if let first = Self.ancestor(of: entry, byPID, where: { found[$0] != nil }) {
                found[first]?.members.append(entry.pid)
                continue
            }
            found[entry.pid] = Root(entry: entry, options: options, members: [entry.pid])
        }
        for root in found.values.sorted(by: { $0.entry.startTicks < $1.entry.startTicks }) {
            let main =
                mains[root.entry.pid]
                ?? Self.ancestor(of: root.entry, byPID) { mains[$0] != nil }
                .flatMap { mains[$0] }
            guard let unit = root.entry.unit ?? main else {
                strays.append(root)
                continue
            }
            let same = roots[unit]?.firstIndex { $0.entry.arguments == root.entry.arguments }
            if let same {
                // A worker that outlived its parent.
                roots[unit]?[same].members.append(root.entry.pid)
            } else {
                roots[unit, default: []].append(root)
            }
        }
        for (unit, several) in roots where several.count > 1 {
            let main = several.firstIndex { mains[$0.entry.pid] == unit } ?? 0
            strays += several.enumerated().filter { $0.offset != main }.map(\.element)
            roots[unit] = [several[main]]
        }
        strays.sort { ($0.entry.startTicks, $0.entry.pid) < ($1.entry.startTicks, $1.entry.pid) }
    }

    /// The nearest process above one that fulfils a condition.
    private static func ancestor(
        of entry: ProcessTable.Entry,
        _ byPID: [Int32: ProcessTable.Entry],
        where condition: (Int32) -> Bool
    ) -> Int32? {
        var current = entry.parent
        for _ in 0..<64 {
            if condition(current) { return current }
            guard current > 1, let next = byPID[current]?.parent else { return nil }
            current = next
        }
        return nil
    }
}
