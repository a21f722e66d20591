private import CSystemd
import Glibc

/// A listening socket that the service manager opened for this process.
package struct ListenDescriptor: Sendable, Equatable {
    /// The file descriptor, close-on-exec; its path belongs to the socket unit and must never be unlinked.
    package var descriptor: Int32

    /// The `FileDescriptorName=` of the socket unit.
    package var name: String

    /// Creates a value.
    package init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }
}

/// Why the descriptors handed over by the service manager cannot be used.
package enum ListenDescriptorError: Error, Equatable, Sendable {
    /// The variables are malformed or the descriptors are gone.
    case unusable(errno: Int32)

    /// A descriptor is no listening Unix stream socket.
    case notAListener(name: String)
}

extension ListenDescriptorError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unusable(let errno):
            "the descriptors announced by $LISTEN_FDS cannot be used: \(String(cString: strerror(errno)))"
        case .notAListener(let name):
            "the socket unit's descriptor '\(name)' is no listening Unix stream socket (ListenStream=/path)"
        }
    }
}

/// The sockets passed by socket activation.
package enum ListenDescriptors {
    /// Takes over what the service manager passed and removes the variables that announced it.
    ///
    /// - Returns: The listening sockets, none when the process was not started through a socket unit.
    /// - Throws: When something was passed that cannot be listened on.
    package static func inherited() throws(ListenDescriptorError) -> [ListenDescriptor] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        defer { release(names) }
        guard count >= 0 else { throw .unusable(errno: -count) }

        var inherited: [ListenDescriptor] = []
        for index in 0..<count {
            let descriptor = SD_LISTEN_FDS_START + index
            let name = names?[Int(index)].map { String(cString: $0) } ?? "unknown"
            guard sd_is_socket_unix(descriptor, Int32(SOCK_STREAM.rawValue), 1, nil, 0) > 0 else {
                throw .notAListener(name: name)
            }
            inherited.append(ListenDescriptor(descriptor: descriptor, name: name))
        }
        return inherited
    }

    private static func release(_ names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) {
        guard let names else { return }
        var next = names
        while let name = next.pointee {
            free(name)
            next += 1
        }
        free(names)
    }
}
