package import ClientOpsModel

/// The settings of a server: the command line's, the file's, the built-in ones, in this order.
package struct ServerSettings: Sendable {
    private let given: [String: String]
    private let repeated: Set<String>
    /// What could not be understood.
    package private(set) var unknown: [UnknownSignal] = []

    /// Old names of settings; a file that has both is read with the new one.
    private static let renamed = [
        "xmlrpc_port": "http_port", "xmlrpc_interface": "http_interface", "xmlrpc": "http_enable",
        "longpolling_port": "gevent_port",
    ]

    /// Everything that is taken from a file; nothing else of it is looked at, passwords in particular.
    private static let wanted: Set<String> = [
        "db_host", "db_port", "db_user", "db_name", "dbfilter", "list_db", "http_enable", "http_interface", "http_port",
        "gevent_port", "workers", "max_cron_threads", "proxy_mode", "data_dir", "smtp_server", "smtp_port",
        "running_env",
    ]

    /// Puts the settings together.
    ///
    /// - Parameters:
    ///   - file: the file; nil when there is none.
    ///   - options: the command line.
    package init(file: PythonConfig?, options: ServerOptions) {
        var values: [String: String] = [:]
        var doubtful: Set<String> = []
        let settings = file?.settings("options") ?? [:]
        for (key, value) in settings {
            let name = Self.renamed[key] ?? key
            guard Self.wanted.contains(name) else { continue }
            if name == key || settings[name] == nil { values[name] = value }
            if file?.repeated.contains(key) == true { doubtful.insert(name) }
        }
        for (key, value) in options.settings where Self.wanted.contains(key) {
            values[key] = value
            doubtful.remove(key)
        }
        given = values
        repeated = doubtful
        if let line = file?.badLines.first {
            unknown.note("config", Reason("line \(line) of the file is no setting"))
        }
        if file != nil, file?.settings("options") == nil {
            unknown.note("config", Reason("the file has no section options, so nothing in it counts"))
        }
    }

    /// Whether a setting is given and not empty.
    private mutating func text(_ key: String, signal: String? = nil) -> (value: String?, isKnown: Bool) {
        guard !repeated.contains(key) else {
            unknown.note(signal ?? key, Reason("the file gives it more than once"))
            return (nil, false)
        }
        let value = given[key] ?? ""
        return (["", "False", "false", "None"].contains(value) ? nil : value, true)
    }

    private mutating func number(_ key: String, orElse builtIn: Int64?) -> Int64? {
        let (text, isKnown) = text(key)
        guard isKnown else { return nil }
        guard let text else { return builtIn }
        guard let value = Self.number(text), (-1...9_007_199_254_740_991).contains(value) else {
            unknown.note(key, Reason("the file gives no number"))
            return nil
        }
        return value
    }

    /// A port; 0 and none are the built-in one.
    private mutating func port(_ key: String, orElse builtIn: Int64?) -> Int64? {
        guard let value = number(key, orElse: builtIn) else { return nil }
        guard value != 0 else { return builtIn }
        guard (1...65_535).contains(value) else {
            unknown.note(key, Reason("the file gives no port"))
            return nil
        }
        return value
    }

    /// Whole numbers as Python's optparse reads them: decimal, or with `0x`, `0b`, `0` in front.
    private static func number(_ text: String) -> Int64? {
        let lower = text.lowercased()
        if lower.hasPrefix("0x") { return Int64(lower.dropFirst(2), radix: 16) }
        if lower.hasPrefix("0b") { return Int64(lower.dropFirst(2), radix: 2) }
        if lower.hasPrefix("0"), lower.utf8.count > 1 { return Int64(lower.dropFirst(), radix: 8) }
        return Int64(lower)
    }

    private mutating func truth(_ key: String, orElse builtIn: Bool) -> Bool? {
        guard !repeated.contains(key) else {
            unknown.note(key, Reason("the file gives it more than once"))
            return nil
        }
        switch given[key] {
        case nil: return builtIn
        case "False", "false", "", "None": return false
        case "True", "true": return true
        default:
            unknown.note(key, Reason("the file gives neither true nor false"))
            return nil
        }
    }

    /// Writes the settings into the signals.
    ///
    /// - Parameters:
    ///   - signals: what a report says of the server.
    ///   - server: the server.
    package mutating func fill(_ signals: inout ConfigSignals, of server: Server) {
        let host = text("db_host")
        signals.dbHost = (host.value ?? (host.isKnown ? server.postgres?["PGHOST"] : nil)).flatMap(Observed.name)
        signals.dbPort = port("db_port", orElse: server.postgres?["PGPORT"].flatMap { Int64($0) })
        let user = text("db_user")
        signals.dbUser = (user.value ?? (user.isKnown ? server.postgres?["PGUSER"] ?? server.user : nil))
            .flatMap(Observed.name)
        signals.dbNames = Self.list(text("db_name", signal: "db_names").value).compactMap(Observed.name)
        signals.dbFilter = text("dbfilter", signal: "db_filter").value.flatMap(Observed.text)
        signals.listDB = truth("list_db", orElse: true)
        signals.httpEnable = truth("http_enable", orElse: true)
        signals.httpInterface = text("http_interface").value.flatMap(Observed.name)
        signals.httpPort = port("http_port", orElse: 8069)
        signals.geventPort = port("gevent_port", orElse: 8072)
        signals.workers = number("workers", orElse: 0)
        signals.maxCronThreads = number("max_cron_threads", orElse: 2)
        signals.proxyMode = truth("proxy_mode", orElse: false)
        let directory = text("data_dir")
        let builtIn = directory.isKnown ? server.home.map { $0 + "/.local/share/Odoo" } : nil
        signals.dataDir = (directory.value ?? builtIn).flatMap(Observed.text)
        // A server that is told to have none sends nothing; one that is told nothing sends through its own host.
        signals.smtpServer = (given["smtp_server"] == nil ? "localhost" : text("smtp_server").value).flatMap(
            Observed.name
        )
        if given["smtp_server"] != nil, signals.smtpServer == nil, !repeated.contains("smtp_server") {
            signals.smtpAnswers = false
        }
        signals.smtpPort = port("smtp_port", orElse: 25)
        signals.runningEnv = text("running_env").value.flatMap(Observed.name)
    }

    /// The names between commas, each once.
    private static func list(_ value: String?) -> [String] {
        var names: [String] = []
        for part in (value ?? "").split(separator: ",") {
            var name = part.unicodeScalars
            while let first = name.first, first.properties.isWhitespace { name.removeFirst() }
            while let last = name.last, last.properties.isWhitespace { name.removeLast() }
            if !name.isEmpty, !names.contains(String(name)) { names.append(String(name)) }
        }
        return names
    }
}
