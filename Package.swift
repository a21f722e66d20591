// swift-tools-version: 6.2

// One section per target, lowest layer first: a target may import only what is listed for it.
// `Tests/ArchitectureTests` reads the imports and compares, because the compiler accepts transitive ones.

import PackageDescription

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioLocks: Target.Dependency = .product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "clientops",
    products: [
        .library(name: "ClientOpsClient", targets: ["ClientOpsClient"]),
        .executable(name: "clientopsd", targets: ["clientopsd"]),
        .executable(name: "clientopsctl", targets: ["clientopsctl"]),
        .executable(name: "clientops-collect", targets: ["clientops-collect"]),
        .executable(name: "clientops-import", targets: ["clientops-import"]),
        .executable(name: "clientops-bench", targets: ["clientops-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: Pure: no I/O, no clock
        .target(name: "ClientOpsModel"),
        .target(name: "StrictJSON"),
        .target(name: "JSONRPC", dependencies: ["StrictJSON"]),
        .target(name: "ClientOpsAudit", dependencies: ["ClientOpsModel", "StrictJSON"]),
        .target(
            name: "ClientOpsProtocol",
            dependencies: ["ClientOpsAudit", "ClientOpsModel", "JSONRPC", "StrictJSON"]
        ),
        .target(name: "ClientOpsReconcile", dependencies: ["ClientOpsModel", crypto]),

        // MARK: The store: the only target with SQL, besides Import
        .target(
            name: "ClientOpsStore",
            dependencies: ["ClientOpsAudit", "ClientOpsModel", "StrictJSON", crypto, grdb, grdbSQLite]
        ),

        // MARK: Services: authorization, handlers, jobs
        .systemLibrary(name: "CMalloc"),
        .target(
            name: "ClientOpsService",
            dependencies: [
                "CMalloc", "ClientOpsAudit", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsReconcile",
                "ClientOpsStore",
                "JSONRPC",
                "StrictJSON", logging,
            ]
        ),

        // MARK: The shell: sockets, systemd, configuration
        .target(name: "RPCTransport", dependencies: ["JSONRPC", nioCore, nioLocks, nioPosix]),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .target(name: "Systemd", dependencies: ["CSystemd", logging]),
        .target(name: "ClientOpsConfiguration", dependencies: ["ClientOpsModel"]),
        .target(
            name: "ClientOpsDaemon",
            dependencies: [
                "ClientOpsConfiguration", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsService", "ClientOpsStore",
                "JSONRPC", "RPCTransport", "StrictJSON", "Systemd", argumentParser, logging, serviceLifecycle,
                unixSignals,
            ]
        ),

        // MARK: The client side
        .target(name: "ClientOpsClient", dependencies: ["ClientOpsProtocol", "JSONRPC", "StrictJSON"]),
        .target(
            name: "ClientOpsCommands",
            dependencies: [
                "ClientOpsClient", "ClientOpsModel", "ClientOpsProtocol", "JSONRPC", "StrictJSON", argumentParser,
            ]
        ),
        .target(
            name: "ClientOpsCollect",
            dependencies: [
                "ClientOpsClient", "ClientOpsConfiguration", "ClientOpsModel", "ClientOpsProtocol", "JSONRPC",
                "StrictJSON", argumentParser,
            ]
        ),
        .target(
            name: "ClientOpsImport",
            dependencies: [
                "ClientOpsClient", "ClientOpsModel", "ClientOpsProtocol", "JSONRPC", "StrictJSON", argumentParser,
                grdbSQLite,
            ]
        ),

        // MARK: Programs: a `@main` each and nothing else
        .executableTarget(name: "clientopsd", dependencies: ["ClientOpsDaemon", argumentParser]),
        .executableTarget(name: "clientopsctl", dependencies: ["ClientOpsCommands"]),
        .executableTarget(name: "clientops-collect", dependencies: ["ClientOpsCollect"]),
        .executableTarget(name: "clientops-import", dependencies: ["ClientOpsImport"]),
        .executableTarget(
            name: "clientops-bench",
            dependencies: ["ClientOpsClient", "ClientOpsModel", "JSONRPC", "StrictJSON", argumentParser]
        ),

        // MARK: Tests
        .target(
            name: "ClientOpsTestSupport",
            dependencies: [
                "ClientOpsClient", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsService", "ClientOpsStore",
                "JSONRPC", "StrictJSON",
            ]
        ),
        // Sees of the client library what other packages see.
        .executableTarget(
            name: "client-library-consumer",
            dependencies: ["ClientOpsClient"],
            path: "Tests/ClientLibraryConsumer",
            packageAccess: false
        ),
        .testTarget(name: "ClientOpsModelTests", dependencies: ["ClientOpsModel", "StrictJSON"]),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
        .testTarget(name: "JSONRPCTests", dependencies: ["JSONRPC", "StrictJSON"]),
        .testTarget(
            name: "ClientOpsProtocolTests",
            dependencies: ["ClientOpsModel", "ClientOpsProtocol", "JSONRPC", "StrictJSON"]
        ),
        .testTarget(name: "ClientOpsReconcileTests", dependencies: ["ClientOpsModel", "ClientOpsReconcile"]),
        .testTarget(
            name: "ClientOpsStoreTests",
            dependencies: [
                "ClientOpsAudit", "ClientOpsModel", "ClientOpsStore", "ClientOpsTestSupport", "StrictJSON", grdb,
            ]
        ),
        .testTarget(
            name: "ClientOpsServiceTests",
            dependencies: [
                "ClientOpsAudit", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsReconcile", "ClientOpsService",
                "ClientOpsStore", "ClientOpsTestSupport", "JSONRPC", "StrictJSON",
            ]
        ),
        .testTarget(
            name: "RPCTransportTests",
            dependencies: [
                "ClientOpsTestSupport", "JSONRPC", "RPCTransport", "StrictJSON", nioCore, nioLocks, nioPosix,
            ]
        ),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd", logging]),
        .testTarget(name: "ClientOpsConfigurationTests", dependencies: ["ClientOpsConfiguration", "ClientOpsModel"]),
        .testTarget(
            name: "ClientOpsClientTests",
            dependencies: ["ClientOpsClient", "ClientOpsProtocol", "ClientOpsTestSupport", "JSONRPC", "StrictJSON"]
        ),
        .testTarget(
            name: "ClientOpsCommandsTests",
            dependencies: [
                "ClientOpsClient", "ClientOpsCommands", "ClientOpsProtocol", "ClientOpsTestSupport", "StrictJSON",
                argumentParser,
            ]
        ),
        .testTarget(
            name: "ClientOpsCollectTests",
            dependencies: [
                "ClientOpsClient", "ClientOpsCollect", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsTestSupport",
                "StrictJSON",
            ]
        ),
        .testTarget(
            name: "ClientOpsImportTests",
            dependencies: [
                "ClientOpsImport", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsService", "ClientOpsTestSupport",
                "StrictJSON", argumentParser, grdbSQLite,
            ]
        ),
        .testTarget(
            name: "ClientOpsDaemonTests",
            dependencies: [
                "ClientOpsClient", "ClientOpsDaemon", "ClientOpsModel", "ClientOpsProtocol", "ClientOpsTestSupport",
                "JSONRPC", "StrictJSON",
            ]
        ),
        .testTarget(name: "SystemTests", dependencies: ["ClientOpsTestSupport", "StrictJSON"]),
        .testTarget(name: "ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
