import ClientOpsCollect
import ClientOpsModel
import ClientOpsTestSupport
import Foundation
import Testing

/// Which servers are found on a host of given processes and units.
@Suite struct DiscoveryTests {
    private static let running = """
        Id=acme-prod.service
        LoadState=loaded
        ActiveState=active
        MainPID=100
        User=odoo
        WorkingDirectory=
        ExecStart={ path=/usr/bin/odoo ; argv[]=/usr/bin/odoo -c /etc/acme.conf ; ignore_errors=no ; start_time=[n/a] }
        ExecMainStartTimestamp=Sat 2026-11-21 15:03:05 UTC
        """
    private static let stopped = """
        Id=old.service
        LoadState=loaded
        ActiveState=inactive
        MainPID=0
        User=nobody
        WorkingDirectory=/srv
        ExecStart={ path=/usr/bin/odoo ; argv[]=/usr/bin/odoo --config old conf ; ignore_errors=no ; pid=0 }
        """
    private static let other =
        "Id=ssh.service\nLoadState=loaded\nActiveState=active\nMainPID=5\nExecStart={ argv[]=/usr/sbin/sshd }"

    @Test func `a unit, its workers and its listeners are one server`() throws {
        let host = try FakeHost()
        try host.services([Self.running, Self.other])
        let words = ["/usr/bin/python3", "/usr/bin/odoo", "-c", "/etc/acme.conf"]
        let cgroup = "0::/system.slice/acme-prod.service\n"
        try host.process(100, arguments: words, cgroup: cgroup, sockets: [11])
        try host.process(101, arguments: words, parent: 100, cgroup: cgroup, sockets: [11, 12])
        try host.process(
            102,
            arguments: ["postgres: odoo acme"],
            cgroup: "0::/system.slice/pg.service\n",
            sockets: [13]
        )
        try host.listeners([(11, 8069), (12, 8072), (13, 5432)], of: 100)
        let found = try host.discover()
        #expect(found.gap == nil)
        let server = try #require(found.servers.first)
        #expect(found.servers.count == 1 && server.name == "acme-prod.service" && server.isRunning)
        #expect(server.configPath == "/etc/acme.conf" && server.networkNamespace == "1")
        #expect(server.startedAt == Timestamp("2026-11-21T15:03:05Z"))
        #expect(server.listeners?.map(\.port) == [8069, 8072])
        #expect(server.unknown.isEmpty)
    }

    @Test func `a stopped unit is known by the exact words of the bus`() throws {
        let host = try FakeHost()
        let answer = """
            echo '{"type":"a(sasbttttuii)","data":[["/usr/bin/odoo",["/usr/bin/odoo","--config","old conf"],false,0,0,0,0,0,0,0]]}'
            echo '{"type":"as","data":["A=1"]}'
            """
        try host.services([Self.stopped], bus: answer)
        let server = try #require(try host.discover().servers.first)
        #expect(server.name == "old.service" && !server.isRunning && server.configPath == "/srv/old conf")
        #expect(server.user == "nobody")
    }

    @Test func `variables name the file where the command line does not`() throws {
        let host = try FakeHost()
        let start = #"echo '{"type":"a","data":[["/b",["/usr/bin/odoo","-c","${DIR}/x.conf"],false]]}'"#
        let bus = start + "\n" + #"echo '{"type":"as","data":["DIR=/etc/y","ODOO_RC=/no"]}'"#
        try host.services([Self.stopped], bus: bus)
        #expect(try host.discover().servers.first?.configPath == "/etc/y/x.conf")

        try host.services([])
        try host.process(200, arguments: ["odoo"], environment: ["ODOO_RC=rel.conf", "HOME=/h"])
        try host.process(201, arguments: ["odoo"], environment: ["HOME=/h"])
        let names = try host.discover().servers.map(\.name)
        #expect(names == ["process:/h/.odoorc", "process:/srv/odoo/rel.conf"])
    }

    @Test func `servers without a unit are told apart`() throws {
        let host = try FakeHost()
        try host.process(300, arguments: ["odoo", "-c", "/x"])
        try host.process(301, arguments: ["odoo", "-c", "/x"])
        try host.process(302, arguments: ["odoo", "-c", "/x"], parent: 301)
        try host.process(303, arguments: ["odoo", "shell", "-c", "/x"])
        let found = try host.discover()
        #expect(found.servers.map(\.name) == ["process:/x", "process:/x#2"])
        #expect(found.gap == nil, "a host without systemd has no other units")
    }

    @Test func `a mute service manager leaves a gap`() throws {
        let host = try FakeHost()
        try host.services([])
        try host.program("systemctl", "exit 1")
        try host.process(300, arguments: ["odoo", "-c", "/x"], cgroup: "0::/system.slice/a.service\n")
        let found = try host.discover()
        #expect(found.servers.map(\.name) == ["a.service"])
        #expect(found.gap?.description == "systemctl got no answer from the service manager")
    }

    @Test func `hidden processes leave a gap`() throws {
        let host = try FakeHost()
        try FileManager.default.removeItem(atPath: host.directory.file("proc/1"))
        #expect(try host.discover().gap != nil)
    }

    @Test(arguments: ["directory", "pipe", "large", "loop", "absent"])
    func `only regular files of ordinary size are read`(_ kind: String) throws {
        let host = try FakeHost()
        let path = host.directory.file("odd.conf")
        switch kind {
        case "directory": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        case "large": try host.write(String(repeating: "#", count: (1 << 20) + 1), to: "odd.conf")
        case "loop": try host.link(path, at: "odd.conf")
        default: break
        }
        try host.process(300, arguments: ["odoo", "-c", path])
        let server = try #require(try host.discover().servers.first)
        let look = ConfigLook(processes: ProcessTable(root: host.proc), mailServers: [], timeout: 1000)
        let expected = [
            "directory": "it is not a regular file", "pipe": "it is not a regular file",
            "large": "it is larger than 1048576 bytes", "loop": "too many levels of symbolic links",
            "absent": "no such file or directory",
        ]
        #expect(look.problem(of: server)?.description == expected[kind])
    }
}
