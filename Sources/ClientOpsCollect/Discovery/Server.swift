package import ClientOpsModel

/// A server of Odoo on this host, running or only installed.
package struct Server: Sendable {
    /// The unit, or `process:` with the configuration path.
    package var name: String
    package var isRunning: Bool
    /// The first process; nil when none runs.
    package var pid: Int32?
    /// Its rights; nil when they cannot be told.
    package var account: ProcessAccount?
    /// The name of its account.
    package var user: String?
    package var options: ServerOptions
    /// Where its configuration is, absolute; nil when that cannot be told.
    package var configPath: String?
    /// Whether it gets along without that file.
    package var isConfigOptional = false
    /// Its home directory.
    package var home: String?
    /// What the variables `PGHOST`, `PGPORT` and `PGUSER` say; nil when they could not be read.
    package var postgres: [String: String]?
    package var startedAt: Timestamp?
    package var networkNamespace: String?
    /// Where it listens; nil when that could not be read.
    package var listeners: [Listener]?
    /// What could not be read.
    package var unknown: [UnknownSignal] = []

    /// Describes a server.
    package init(name: String, isRunning: Bool, options: ServerOptions) {
        self.name = name
        self.isRunning = isRunning
        self.options = options
    }

    /// The server as a report has it.
    package var signals: UnitSignals? {
        guard let unit = Observed.text(name) else { return nil }
        var signals = UnitSignals(unit: unit, running: isRunning)
        signals.configPath = configPath.flatMap(Observed.text)
        signals.user = user.flatMap(Observed.name)
        signals.startedAt = startedAt
        signals.networkNamespace = networkNamespace.flatMap(Observed.name)
        signals.listeners = listeners
        signals.unknown = unknown.orNil
        return signals
    }

    /// The files as the server sees them.
    func tree(in processes: ProcessTable) -> FileTree {
        pid.flatMap(processes.tree) ?? FileTree(root: "")
    }
}

/// Where a server's configuration is.
struct ConfigPlace {
    /// The path as it was given, and whether the server insists on it.
    let path: String?
    let isOptional: Bool

    /// Finds the path: the command line's, the environment's, the one in the home directory.
    ///
    /// - Parameters:
    ///   - options: the command line.
    ///   - environment: the variables; nil when they are unknown.
    ///   - home: the home directory.
    ///   - directory: where relative paths begin.
    init(options: ServerOptions, environment: [String: String]?, home: String?, directory: String?) {
        let named = ["ODOO_RC", "OPENERP_SERVER"].lazy.compactMap { environment?[$0] }.first { !$0.isEmpty }
        if let given = options.configPath ?? named {
            path = Self.absolute(given, in: directory, home: home)
            isOptional = false
        } else {
            path = environment == nil ? nil : home.map { Self.normalized($0 + "/.odoorc") }
            isOptional = true
        }
    }

    private static func absolute(_ path: String, in directory: String?, home: String?) -> String? {
        if path.hasPrefix("/") { return normalized(path) }
        if path.hasPrefix("~/") { return home.map { normalized($0 + path.dropFirst()) } }
        return directory.flatMap { $0.hasPrefix("/") ? normalized($0 + "/" + path) : nil }
    }

    private static func normalized(_ path: String) -> String {
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return "/" + steps.joined(separator: "/")
    }
}
