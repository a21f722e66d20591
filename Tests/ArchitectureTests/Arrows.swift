/// What each target may import, lowest layer first: the compiler accepts transitive imports, so this table is the rule.
enum Arrows {
    /// Modules that say nothing about the layers.
    static let free: Set<String> = ["Swift", "Glibc", "Dispatch", "Synchronization"]

    static let allowed: [String: Set<String>] = [
        "ClientOpsModel": [],
        "StrictJSON": [],
        "JSONRPC": ["StrictJSON"],
        "ClientOpsAudit": ["ClientOpsModel", "StrictJSON"],
        "ClientOpsProtocol": ["ClientOpsAudit", "ClientOpsModel", "JSONRPC", "StrictJSON"],
        "ClientOpsReconcile": ["ClientOpsModel", "Crypto"],
        "ClientOpsStore": [
            "ClientOpsAudit", "ClientOpsModel", "Crypto", "Foundation", "GRDB", "GRDBSQLite", "StrictJSON",
        ],
        "CMalloc": [],
        "ClientOpsService": [
            "CMalloc", "ClientOpsAudit", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsReconcile", "ClientOpsStore",
            "JSONRPC",
            "StrictJSON",
        ],
        "RPCTransport": ["JSONRPC", "NIOConcurrencyHelpers", "NIOCore", "NIOPosix"],
        "CSystemd": [],
        "Systemd": ["CSystemd", "Logging"],
        "ClientOpsConfiguration": ["ClientOpsModel"],
        "ClientOpsDaemon": [
            "ArgumentParser", "ClientOpsConfiguration", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsService",
            "ClientOpsStore", "Foundation", "JSONRPC", "Logging", "RPCTransport", "ServiceLifecycle", "StrictJSON",
            "Systemd",
            "UnixSignals",
        ],
        "ClientOpsClient": ["ClientOpsProtocol", "JSONRPC", "StrictJSON"],
        "ClientOpsCommands": [
            "ArgumentParser", "ClientOpsClient", "ClientOpsModel", "ClientOpsProtocol", "JSONRPC", "StrictJSON",
        ],
        "ClientOpsCollect": [
            "ArgumentParser", "ClientOpsClient", "ClientOpsConfiguration", "ClientOpsModel", "ClientOpsProtocol",
            "JSONRPC", "StrictJSON",
        ],
        "ClientOpsImport": [
            "ArgumentParser", "ClientOpsClient", "ClientOpsModel", "ClientOpsProtocol", "GRDBSQLite", "JSONRPC",
            "StrictJSON",
        ],
        "clientopsd": ["ArgumentParser", "ClientOpsDaemon"],
        "clientopsctl": ["ClientOpsCommands"],
        "clientops-collect": ["ClientOpsCollect"],
        "clientops-import": ["ClientOpsImport"],
        "clientops-bench": [
            "ArgumentParser", "ClientOpsClient", "ClientOpsModel", "Foundation", "JSONRPC", "StrictJSON",
        ],
        "ClientOpsTestSupport": [
            "ClientOpsClient", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsService", "ClientOpsStore",
            "Foundation", "JSONRPC", "StrictJSON", "Testing",
        ],
    ]
}
