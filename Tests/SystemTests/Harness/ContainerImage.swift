import Foundation
import Glibc

/// The root file system of the container, made once per machine.
struct ContainerImage {
    var suite = "bookworm"
    var packages = ["systemd", "systemd-sysv", "dbus", "libsystemd0", "libsqlite3-0", "libstdc++6", "libgcc-s1"]

    private static let cache = URL(filePath: "/var/cache/clientops-test")

    /// Answers the folder of the image and makes it where it is missing.
    func prepare() async throws -> URL {
        let image = Self.cache.appending(path: name)
        try FileManager.default.createDirectory(at: Self.cache, withIntermediateDirectories: true)
        let lock = open(Self.cache.appending(path: "lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw HarnessError(message: "cannot open the lock in \(Self.cache.path)") }
        defer { close(lock) }
        guard flock(lock, LOCK_EX) == 0 else { throw HarnessError(message: "cannot lock \(Self.cache.path)") }
        guard !FileManager.default.fileExists(atPath: image.path) else { return image }

        let unfinished = Self.cache.appending(path: "\(name).unfinished")
        try? FileManager.default.removeItem(at: unfinished)
        let result = try await Subprocess.run([
            "mmdebstrap", "--variant=apt", "--include=\(packages.joined(separator: ","))", suite, unfinished.path,
        ])
        guard result.status == 0 else { throw HarnessError(message: "mmdebstrap: \(result)") }
        try FileManager.default.moveItem(at: unfinished, to: image)
        return image
    }

    /// A name that changes with whatever goes into the image.
    private var name: String {
        let content = ([suite] + packages).joined(separator: " ")
        let hash = content.utf8.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return "\(suite)-\(String(hash, radix: 16))"
    }
}
