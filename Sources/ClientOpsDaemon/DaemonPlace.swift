import ClientOpsConfiguration
import Glibc
import Systemd

/// Where the daemon listens and keeps its store.
struct DaemonPlace: Sendable, Equatable {
    enum Listening: Sendable, Equatable {
        /// A socket of its own.
        case path(String)
        /// The socket that systemd opened, whose path is only for looking at.
        case inherited(descriptor: Int32)
    }

    var listening: Listening
    var store: String

    /// Whether a socket unit owns the socket, so that callers can be answered even when the store cannot be opened.
    var isSocketActivated: Bool {
        if case .inherited = listening { true } else { false }
    }

    /// Settles both from flags, systemd and the environment.
    ///
    /// - Parameters:
    ///   - socket: the flag.
    ///   - store: the flag.
    ///   - configuration: may name the store.
    ///   - environment: the variables of the process.
    ///   - uid: the user that runs the process.
    ///   - inherited: sockets that systemd passed.
    /// - Throws: ``StartupError`` that says what to give.
    init(
        socket: String?,
        store: String?,
        configuration: Configuration,
        environment: (String) -> String? = Self.variable,
        uid: UInt32 = geteuid(),
        inherited: () throws(ListenDescriptorError) -> [ListenDescriptor] = ListenDescriptors.inherited
    ) throws(StartupError) {
        let passed: [ListenDescriptor]
        do { passed = try inherited() } catch { throw .unavailable(error.description) }
        let stateDirectory = environment("STATE_DIRECTORY")
        if uid == 0, socket == nil, store == nil, passed.isEmpty, stateDirectory == nil {
            throw .usage(Self.rootExplanation)
        }
        if let socket {
            listening = .path(socket)
        } else if let first = passed.first {
            listening = .inherited(descriptor: first.descriptor)
        } else {
            listening = .path(try Self.ownSocket(environment, uid: uid))
        }
        if let named = store ?? configuration.store.path ?? stateDirectory.map({ $0 + "/clientops.db" }) {
            self.store = named
        } else {
            self.store = try Self.ownStore(environment)
        }
    }

    private static let rootExplanation = """
        started by root without systemd: say where to listen and where to keep the store, as in
          clientopsd --socket /tmp/clientops.sock --store /tmp/clientops.db
        or start the installed service with: systemctl start clientops.socket
        """

    private static func ownSocket(_ environment: (String) -> String?, uid: UInt32) throws(StartupError) -> String {
        let directory = environment("XDG_RUNTIME_DIR") ?? "/run/user/\(uid)"
        guard access(directory, W_OK) == 0 else {
            throw .usage("\(directory) cannot be written: set XDG_RUNTIME_DIR, or give --socket PATH")
        }
        return directory + "/clientops/clientops.sock"
    }

    private static func ownStore(_ environment: (String) -> String?) throws(StartupError) -> String {
        if let state = environment("XDG_STATE_HOME") { return state + "/clientops/clientops.db" }
        guard let home = environment("HOME") else {
            throw .usage("set XDG_STATE_HOME or HOME, or give --store PATH")
        }
        return home + "/.local/state/clientops/clientops.db"
    }

    /// A variable of the process; an empty one counts as absent.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Makes the store's directory, for its owner alone, if there is none.
    ///
    /// - Throws: ``StartupError``.
    func makeStoreDirectory() throws(StartupError) {
        var path = ""
        for part in store.split(separator: "/").dropLast() {
            path += (path.isEmpty && !store.hasPrefix("/") ? "" : "/") + part
            if mkdir(path, 0o700) != 0, errno != EEXIST {
                throw .unavailable("cannot make the directory \(path): \(String(cString: strerror(errno)))")
            }
        }
    }
}
