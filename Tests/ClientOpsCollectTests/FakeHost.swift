import ClientOpsCollect
import ClientOpsModel
import ClientOpsTestSupport
import Foundation

/// A host made of files: processes, and programs on a search path of its own.
final class FakeHost: Sendable {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.file("proc/1"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: directory.file("bin"), withIntermediateDirectories: true)
        try write("", to: "proc/1/status")
        try write("cpu 1 2 3\nbtime 1700000000\n", to: "proc/stat")
        try FileManager.default.createDirectory(
            atPath: directory.file("proc/self/ns"),
            withIntermediateDirectories: true
        )
        try link("net:[1]", at: "proc/self/ns/net")
    }

    var proc: String { directory.file("proc") }
    var path: String { directory.file("bin") }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: directory.file(name)))
    }

    func link(_ target: String, at name: String) throws {
        try FileManager.default.createSymbolicLink(atPath: directory.file(name), withDestinationPath: target)
    }

    /// Puts a program on the search path.
    func program(_ name: String, _ script: String) throws {
        try write("#!/bin/sh\n" + script, to: "bin/" + name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.file("bin/" + name))
    }

    /// Adds a process of this account.
    func process(
        _ pid: Int,
        arguments: [String],
        parent: Int = 1,
        cgroup: String = "0::/\n",
        environment: [String] = ["HOME=/home/odoo"],
        sockets: [Int] = [],
        uid: UInt32 = geteuid()
    ) throws {
        let folder = "proc/\(pid)"
        for name in ["fd", "ns", "net"] {
            let path = directory.file("\(folder)/\(name)")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try write(arguments.map { $0 + "\0" }.joined(), to: folder + "/cmdline")
        let filler = Array(repeating: "0", count: 17).joined(separator: " ")
        try write("\(pid) (o) x (y)) S \(parent) \(filler) \(pid * 100) 0\n", to: folder + "/stat")
        let (user, group) = ("\(uid)", "\(getegid())")
        let ids = "Uid:\t\(user)\t\(user)\t\(user)\t\(user)\nGid:\t\(group)\t\(group)\t\(group)\t\(group)\nGroups:\t\n"
        try write("Name:\todoo\n" + ids, to: folder + "/status")
        try write(cgroup, to: folder + "/cgroup")
        try write(environment.map { $0 + "\0" }.joined(), to: folder + "/environ")
        try link("/srv/odoo", at: folder + "/cwd")
        try link("net:[1]", at: folder + "/ns/net")
        for (index, inode) in sockets.enumerated() { try link("socket:[\(inode)]", at: "\(folder)/fd/\(index)") }
        try write("head\n", to: folder + "/net/tcp")
    }

    /// Lists listening sockets in the network of a process.
    func listeners(_ listeners: [(inode: Int, port: Int)], of pid: Int) throws {
        let lines = listeners.map { inode, port in
            let hex = String(port, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
            return " 0: 0100007F:\(padded) 00000000:0000 0A 0:0 0:0 0 101 0 \(inode) 1"
        }
        try write("head\n" + lines.joined(separator: "\n") + "\n", to: "proc/\(pid)/net/tcp")
    }

    /// Lets the fake service manager know units, given as `systemctl show` prints them.
    func services(_ blocks: [String], bus: String = "exit 1") throws {
        let names = blocks.compactMap { block in
            block.split(separator: "\n").first { $0.hasPrefix("Id=") }.map {
                "\($0.dropFirst(3)) loaded active running x"
            }
        }
        try write(names.joined(separator: "\n") + "\n", to: "units")
        try write(blocks.joined(separator: "\n\n") + "\n", to: "show")
        let script = """
            case "$1" in
            list-units) /bin/cat '\(directory.file("units"))' ;;
            list-unit-files) echo 'template@.service disabled' ;;
            show) /bin/cat '\(directory.file("show"))' ;;
            *) exit 3 ;;
            esac
            """
        try program("systemctl", script)
        try program("busctl", bus)
        try FileManager.default.createDirectory(atPath: directory.file("systemd"), withIntermediateDirectories: true)
    }

    /// The surroundings that a run of the collector has here.
    func surroundings(_ environment: [String: String] = [:]) -> Surroundings {
        var surroundings = Surroundings(
            environment: environment.merging(["PATH": path]) { $1 },
            processes: ProcessTable(root: proc),
            now: { Timestamp(milliseconds: 1_769_860_800_000) }
        )
        surroundings.systemdMark = directory.file("systemd")
        return surroundings
    }

    func discover() throws -> Discovery.Result {
        let list = ServiceList(path: path, timeout: 60_000, mark: directory.file("systemd"))
        return try Discovery(processes: ProcessTable(root: proc), services: list).run()
    }
}
