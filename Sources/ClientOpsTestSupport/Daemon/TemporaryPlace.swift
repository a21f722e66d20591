import Foundation
import Glibc

/// A directory for a daemon's files, which goes away with the value.
package final class TemporaryPlace: Sendable {
    /// The directory.
    package let directory: String

    /// Where a daemon listens.
    package var socket: String { path("clientops.sock") }
    /// Where a daemon keeps its store.
    package var store: String { path("clientops.db") }
    /// What a daemon is configured by.
    package var configuration: String { path("clientops.conf") }

    /// Makes the directory; its path is short enough for sockets.
    ///
    /// - Throws: ``DaemonFailure``.
    package init() throws(DaemonFailure) {
        var template = Array("/tmp/clientops-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system("mkdtemp") }
        directory = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// The path of a file in the directory.
    package func path(_ name: String) -> String { directory + "/" + name }

    /// A socket that checks what travels to the daemon that is here, whichever that is at the time.
    ///
    /// - Throws: ``DaemonFailure``.
    package func checked() throws(DaemonFailure) -> CheckingProxy {
        try CheckingProxy(at: path("checked-\(UInt16.random(in: 0 ... .max)).sock"), to: socket, log: TrafficLog())
    }

    /// Writes a file into the directory.
    ///
    /// - Throws: what writing throws.
    package func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }
}
