package import ArgumentParser
import ClientOpsConfiguration
import ClientOpsProtocol
import ClientOpsService
import Glibc
import StrictJSON

/// The daemon's flags.
package struct DaemonCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "clientopsd",
        abstract: "Holds the facts of clients and their Odoo instances, and answers over a Unix socket.",
        discussion: """
            Under systemd no flag is needed: the socket comes from clientops.socket and the store lies in
            $STATE_DIRECTORY. Started by an ordinary user it serves that user alone, on
            $XDG_RUNTIME_DIR/clientops/clientops.sock with its store in $XDG_STATE_HOME/clientops.
            """,
        version: ProductVersion.current
    )

    @Option(name: .long, help: ArgumentHelp("Listen here instead of the user's own place.", valueName: "path"))
    package var socket: String?

    @Option(name: .long, help: ArgumentHelp("Keep the store here.", valueName: "path"))
    package var store: String?

    @Option(name: .long, help: ArgumentHelp("Read this configuration and its .d directory.", valueName: "path"))
    package var config: String?

    @Flag(name: .long, help: "Check the configuration, say what is wrong with it, and exit.")
    package var checkConfig = false

    @Flag(
        name: .customLong("print-openrpc"),
        help: ArgumentHelp("Print the protocol's description.", visibility: .hidden)
    )
    package var printOpenRPC = false

    /// Makes a command without flags.
    package init() {}

    /// Runs the daemon until it is told to stop.
    package func run() async throws {
        if printOpenRPC {
            let document = OpenRPCDocument.build(methods: allMethods.types, caller: nil)
            StandardStreams.write(document.serialized(pretty: true) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
            return
        }
        do {
            let configuration = try Self.load(config)
            if checkConfig { return }
            Heap.mapLargeBlocks()
            let place = try DaemonPlace(socket: socket, store: store, configuration: configuration)
            try await Daemon(place: place, configuration: configuration, configurationPath: config).run()
        } catch let error as StartupError {
            StandardStreams.write(Array("clientopsd: \(error.description)\n".utf8), to: STDERR_FILENO)
            throw ExitCode(error.exitStatus)
        }
    }

    private static func load(_ path: String?) throws(StartupError) -> Configuration {
        do throws(ConfigurationError) { return try Configuration.load(path: path) } catch {
            throw .configuration("the configuration is not valid:\n\(error.description)")
        }
    }
}

/// The two streams of a program that prints little.
enum StandardStreams {
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
