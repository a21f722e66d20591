/// What a command line of an Odoo server says.
package struct ServerOptions: Sendable, Hashable {
    /// `-c`, `--config`.
    package var configPath: String?
    /// The settings that the command line gives, by their names in `odoo.conf`; none of them is a secret.
    package var settings: [String: String] = [:]
    /// Whether the interpreter is a Python 2, whose configuration files have inline comments.
    package var isPython2 = false
    /// Whether it ends by itself instead of serving.
    private var isPassing = false

    /// Reads a command line; nil unless it is that of a server of Odoo.
    ///
    /// - Parameter arguments: the program and its arguments.
    package init?(_ arguments: [String]) {
        guard var (rest, _) = Self.serverArguments(arguments) else { return nil }
        isPython2 = Self.name(arguments.first ?? "").hasPrefix("python2")
        guard Self.dropCommand(&rest) else { return nil }
        while let argument = rest.popFirst() {
            if argument == "--" { break }
            if argument.hasPrefix("--") {
                takeLong(argument.dropFirst(2), &rest)
            } else if argument.hasPrefix("-") {
                takeShort(argument.dropFirst(), &rest)
            }
        }
        if isPassing { return nil }
    }

    private static let programs: Set<String> = [
        "odoo", "odoo-bin", "odoo.py", "odoo-server", "openerp", "openerp-server", "openerp-server.py",
        "openerp-gevent",
    ]

    /// The arguments behind the name of the server.
    private static func serverArguments(_ arguments: [String]) -> (arguments: ArraySlice<String>, Void)? {
        guard let program = arguments.first.map(name) else { return nil }
        if programs.contains(program) { return (arguments.dropFirst(), ()) }
        guard program.hasPrefix("python") || program.hasPrefix("pypy") else { return nil }
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "-m": return rest.popFirst().flatMap { ["odoo", "openerp"].contains($0) ? (rest, ()) : nil }
            case "-W", "-X": _ = rest.popFirst()
            case "-c": return nil
            default:
                if argument.hasPrefix("-") { continue }
                return programs.contains(name(argument)) ? (rest, ()) : nil
            }
        }
        return nil
    }

    private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// Removes the command, which stands first or behind `--addons-path`.
    ///
    /// - Returns: whether the command is one that serves.
    private static func dropCommand(_ arguments: inout ArraySlice<String>) -> Bool {
        var index = arguments.startIndex
        if index < arguments.endIndex, arguments[index].hasPrefix("--addons-path=") { index += 1 }
        guard index < arguments.endIndex, !arguments[index].hasPrefix("-") else { return true }
        return ["server", "start", "gevent"].contains(arguments.remove(at: index))
    }

    // MARK: Options as Python's optparse reads them

    private mutating func takeLong(_ text: Substring, _ rest: inout ArraySlice<String>) {
        let equals = text.firstIndex(of: "=")
        let given = text[..<(equals ?? text.endIndex)].map { $0 == "_" ? "-" : $0 }
        guard let name = Self.longName(String(given)) else { return }
        if let flag = Self.flags[name] { return set(flag.key, flag.value) }
        let value = equals.map { String(text[text.index(after: $0)...]) } ?? rest.popFirst()
        if let key = Self.valued[name] ?? nil, let value { set(key, value) }
    }

    private mutating func takeShort(_ text: Substring, _ rest: inout ArraySlice<String>) {
        guard let letter = text.first, let key = Self.short[letter] else { return }
        let value = text.count > 1 ? String(text.dropFirst()) : rest.popFirst()
        if let key, let value { set(key, value) }
    }

    private mutating func set(_ key: String, _ value: String) {
        switch key {
        case "config": configPath = value
        case "stop_after_init": isPassing = true
        default: settings[key] = value
        }
    }

    /// The option that a name means, which may be cut short as long as it means one option only.
    private static func longName(_ given: String) -> String? {
        if flags[given] != nil || valued.keys.contains(given) { return given }
        let candidates = Set(flags.keys).union(valued.keys).filter { $0.hasPrefix(given) }
        // Old and new spellings of one option are one option.
        let meanings = Set(candidates.map { flags[$0]?.key ?? (valued[$0] ?? nil) ?? $0 })
        return meanings.count == 1 ? candidates.min() : nil
    }

    private static let flags: [String: (key: String, value: String)] = [
        "no-http": ("http_enable", "False"), "no-xmlrpc": ("http_enable", "False"),
        "proxy-mode": ("proxy_mode", "True"), "no-database-list": ("list_db", "False"),
        "stop-after-init": ("stop_after_init", "True"),
        "save": ("save", "True"), "syslog": ("syslog", "True"), "unaccent": ("unaccent", "True"),
        "test-enable": ("test_enable", "True"), "test-commit": ("test_commit", "True"),
        "smtp-ssl": ("smtp_ssl", "True"), "debug": ("debug", "True"), "log-sql": ("log_sql", "True"),
        "log-request": ("log_request", "True"), "log-response": ("log_response", "True"),
        "log-web": ("log_web", "True"),
        "x-sendfile": ("x_sendfile", "True"), "auto-reload": ("auto_reload", "True"), "version": ("version", "True"),
        "help": ("help", "True"), "multi-master": ("multi_master", "True"),
    ]

    /// Options with a value; nil for those that say nothing of interest.
    private static let valued: [String: String?] = [
        "config": "config", "database": "db_name", "db-host": "db_host", "db-port": "db_port", "db-user": "db_user",
        "db-filter": "dbfilter", "http-interface": "http_interface", "xmlrpc-interface": "http_interface",
        "http-port": "http_port", "xmlrpc-port": "http_port", "gevent-port": "gevent_port",
        "longpolling-port": "gevent_port", "workers": "workers", "max-cron-threads": "max_cron_threads",
        "data-dir": "data_dir", "smtp": "smtp_server", "smtp-port": "smtp_port",
        // What follows has a value that must not be taken for an option.
        "db-password": nil, "smtp-user": nil, "smtp-password": nil, "pg-path": nil, "db-sslmode": nil,
        "db-maxconn": nil,
        "db-maxconn-gevent": nil, "db-template": nil, "db-replica-host": nil, "db-replica-port": nil,
        "db-app-name": nil, "init": nil, "update": nil, "without-demo": nil, "import-partial": nil, "pidfile": nil,
        "addons-path": nil, "upgrade-path": nil, "pre-upgrade-scripts": nil, "load": nil, "logfile": nil,
        "log-handler": nil, "log-level": nil, "log-db": nil, "log-db-level": nil, "email-from": nil,
        "from-filter": nil, "dev": nil, "shell-interface": nil, "geoip-db": nil, "geoip-city-db": nil,
        "geoip-country-db": nil, "test-file": nil, "test-tags": nil, "test-report-directory": nil, "screencasts": nil,
        "screenshots": nil, "load-language": nil, "language": nil, "i18n-export": nil, "i18n-import": nil,
        "i18n-overwrite": nil, "modules": nil, "osv-memory-count-limit": nil, "osv-memory-age-limit": nil,
        "transient-age-limit": nil, "limit-memory-hard": nil, "limit-memory-soft": nil,
        "limit-memory-soft-gevent": nil, "limit-memory-hard-gevent": nil, "limit-time-cpu": nil, "limit-time-real": nil,
        "limit-time-real-cron": nil, "limit-request": nil, "limit-time-worker-cron": nil,
        "smtp-ssl-certificate-filename": nil,
        "smtp-ssl-private-key-filename": nil, "websocket-keep-alive-timeout": nil, "websocket-rate-limit-burst": nil,
        "websocket-rate-limit-delay": nil, "cert-file": nil, "pkey-file": nil, "static-http-document-root": nil,
    ]

    private static let short: [Character: String?] = [
        "c": "config", "d": "db_name", "r": "db_user", "p": "http_port", "D": "data_dir", "w": nil, "i": nil, "u": nil,
        "l": nil, "P": nil,
    ]
}
