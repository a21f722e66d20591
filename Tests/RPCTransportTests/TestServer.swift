import Dispatch
import Glibc
import RPCTransport

/// A directory with a short name, removed with its contents.
final class ScratchDirectory: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/rt-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ClientFailure(call: "mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    var socket: String { path + "/s" }

    func status(of file: String) -> stat? {
        var status = stat()
        return lstat(file, &status) == 0 ? status : nil
    }

    deinit {
        for file in ["/s", "/s.lock", "/d/s", "/d/s.lock"] {
            unlink(path + file)
        }
        rmdir(path + "/d")
        rmdir(path)
    }
}

/// A running server with scripted handlers.
struct TestServer: Sendable {
    let directory: ScratchDirectory
    let recorder = Recorder()
    let gate = DispatchSemaphore(value: 0)
    let server: RPCServer

    var path: String { directory.socket }

    /// Starts a server, runs the body on a thread that may block, and shuts down.
    static func run(
        loops: Int = 1,
        admission: TestAdmission = TestAdmission(),
        limits adjust: (inout TransportLimits) -> Void = { _ in },
        _ body: @escaping @Sendable (TestServer) throws -> Void
    ) async throws {
        var limits = TransportLimits()
        adjust(&limits)
        let test = try TestServer(limits: limits, admission: admission, loops: loops)
        try await test.server.start(listening: .path(test.path))
        do {
            try await blocking { try body(test) }
        } catch {
            await test.server.shutdown(within: .zero)
            throw error
        }
        await test.server.shutdown(within: .zero)
    }

    init(limits: TransportLimits = TransportLimits(), admission: TestAdmission = TestAdmission(), loops: Int = 1) throws
    {
        directory = try ScratchDirectory()
        server = RPCServer(
            limits: limits,
            factory: ScriptedFactory(recorder: recorder, gate: gate),
            admission: admission,
            loops: loops,
            roomMade: { [recorder] in recorder.noteRoom() }
        )
    }

    func connect() throws -> TestClient {
        try TestClient(path: path)
    }

    /// Connects, and returns once the connection is admitted.
    func connectAdmitted() throws -> TestClient {
        let client = try connect()
        try client.send("echo hello")
        _ = try client.readLines(1)
        return client
    }
}

/// Runs what blocks outside the threads of concurrency, which are few.
func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withTaskExecutorPreference(BlockingExecutor()) { try body() }
}

private final class BlockingExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "blocking")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
