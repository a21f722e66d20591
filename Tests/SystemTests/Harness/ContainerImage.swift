import Foundation
import Glibc

/// The root file system of a container, made once per machine.
struct ContainerImage {
    var suite: String
    var packages: [String]
    /// Further arguments of mmdebstrap.
    var arguments: [String] = []

    /// What clientops needs, and nothing else.
    static let plain = ContainerImage(
        suite: "bookworm",
        packages: ["systemd", "systemd-sysv", "dbus", "libsystemd0", "libsqlite3-0", "libstdc++6", "libgcc-s1"]
    )

    /// Debian 11 is the last that carries Odoo (series 14); what clientops runs on is then brought up to Debian 12.
    ///
    /// The security archive of a suite this old has lost packages that its index still names, so it is left out.
    static let odoo = ContainerImage(
        suite: "bullseye",
        packages: ["odoo-14", "postgresql", "systemd", "systemd-sysv", "dbus", "tzdata"],
        arguments: [
            #"--aptopt=Acquire::Check-Valid-Until "false""#,
            #"--setup-hook=sed -i /security/d "$1"/etc/apt/sources.list"#,
            #"--customize-hook=sed -i s/bullseye/bookworm/ "$1"/etc/apt/sources.list"#,
            #"--customize-hook=chroot "$1" apt-get update"#,
            #"--customize-hook=chroot "$1" env DEBIAN_FRONTEND=noninteractive apt-get install -y "#
                + "--no-install-recommends systemd systemd-sysv libc6 libstdc++6 libgcc-s1 libsqlite3-0",
            #"--customize-hook=chroot "$1" apt-get clean"#,
        ]
    )

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
        let packages = "--include=\(packages.joined(separator: ","))"
        let result = try await Subprocess.run(
            ["mmdebstrap", "--variant=apt", packages] + arguments + [suite, unfinished.path]
        )
        guard result.status == 0 else { throw HarnessError(message: "mmdebstrap: \(result)") }
        try FileManager.default.moveItem(at: unfinished, to: image)
        return image
    }

    /// A name that changes with whatever goes into the image.
    private var name: String {
        let content = ([suite] + packages + arguments).joined(separator: " ")
        let hash = content.utf8.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return "\(suite)-\(String(hash, radix: 16))"
    }
}
