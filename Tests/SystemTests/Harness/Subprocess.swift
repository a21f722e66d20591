import Foundation
import Glibc

/// What a program left behind.
struct CommandResult: Sendable, CustomStringConvertible {
    var status: Int32
    var output: String
    var error: String

    /// The output without the white space around it.
    var text: String { output.trimmingCharacters(in: .whitespacesAndNewlines) }

    var description: String { "exit status \(status)\n\(output)\n\(error)" }

    /// Decodes the output.
    func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(output.utf8))
        } catch {
            throw HarnessError(message: "no \(type) in this: \(self): \(error)")
        }
    }
}

/// What kept the harness from doing its part.
struct HarnessError: Error, CustomStringConvertible {
    var message: String

    var description: String { message }
}

enum Subprocess {
    /// Runs a program of the host to its end.
    ///
    /// The output goes through files, because a program may leave children behind that keep a pipe open.
    static func run(_ arguments: [String]) async throws -> CommandResult {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clientops-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appending(path: "output")
        let error = folder.appending(path: "error")

        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try fileHandle(at: output)
        process.standardError = try fileHandle(at: error)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do {
                try process.runWithDefaultSignalMask()
            } catch {
                done.resume(throwing: error)
            }
        }
        return CommandResult(
            status: process.terminationStatus,
            output: try text(at: output),
            error: try text(at: error)
        )
    }

    private static func fileHandle(at url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    private static func text(at url: URL) throws -> String {
        String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}

extension Process {
    /// Starts the program with no signal blocked.
    ///
    /// A new process inherits the mask of the thread that makes it, and worker threads block almost every signal, so that
    /// a program started from a test could not be ended with SIGTERM.
    func runWithDefaultSignalMask() throws {
        var none = sigset_t()
        var previous = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        try run()
    }
}
