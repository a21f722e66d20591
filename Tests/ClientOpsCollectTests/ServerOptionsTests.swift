import ClientOpsCollect
import ClientOpsModel
import Testing

/// Which command lines are servers, and where their configuration is.
@Suite struct ServerOptionsTests {
    @Test(arguments: [
        ("odoo", nil), ("/usr/bin/odoo --config /etc/odoo/odoo.conf", "/etc/odoo/odoo.conf"),
        ("/usr/bin/python3 /usr/bin/odoo -c /e.conf", "/e.conf"),
        ("python3.11 -u -W ignore /o/odoo-bin -c/x.conf", "/x.conf"),
        ("python -m odoo --config=/y", "/y"), ("/opt/openerp-server --conf /z", "/z"), ("odoo server -c /s", "/s"),
        ("odoo-bin --addons-path=/a server -c /t", "/t"), ("odoo.py gevent -c /u", "/u"),
    ])
    func `servers are recognised`(_ line: String, _ path: String?) throws {
        let options = try #require(ServerOptions(line.split(separator: " ").map(String.init)))
        #expect(options.configPath == path)
    }

    @Test(arguments: [
        "", "vim /etc/odoo/odoo.conf", "odoo shell -c /x", "odoo db dump x", "odoo scaffold x", "odoo neutralize -d x",
        "odoo -c /x -u all --stop-after-init", "odoo -c /x --stop-after", "python3 -c odoo",
        "python3 /opt/other.py odoo",
        "bash /usr/bin/odoo", "grep odoo", "tail -f /var/log/odoo/odoo.log", "python3 -m http.server", "odoo-helper",
    ])
    func `nothing else is`(_ line: String) {
        #expect(ServerOptions(line.split(separator: " ").map(String.init)) == nil)
    }

    @Test func `secrets of a command line are not kept`() throws {
        let words = ["odoo", "-w", "pl4nted", "--db_password=pl4nted", "--smtp-password", "pl4nted", "-d", "acme"]
        let options = try #require(ServerOptions(words))
        #expect(!"\(options)".contains("pl4nted"))
        #expect(options.settings == ["db_name": "acme"])
    }

    @Test(arguments: [
        ("0::/system.slice/odoo.service\n", "odoo.service"),
        ("0::/system.slice/system-odoo.slice/odoo@acme.service\n", "odoo@acme.service"),
        ("12:pids:/x\n1:name=systemd:/system.slice/odoo.service/sub\n", "odoo.service"),
        ("0::/user.slice/user-1000.slice/user@1000.service/app.slice/odoo.service\n", nil),
        ("0::/system.slice/docker-0123.scope\n", nil), ("0::/\n", nil), ("", nil),
        ("0::/machine.slice/systemd-nspawn@x.service/payload/system.slice/odoo.service\n", nil),
    ])
    func `units come from control groups`(_ text: String, _ unit: String?) throws {
        let host = try FakeHost()
        try host.process(7, arguments: ["odoo"], cgroup: text)
        #expect(ProcessTable(root: host.proc).entries()?.first?.unit == unit)
    }

    @Test func `listening sockets are read`() {
        let table = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F85 00000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 4711 1 0 100 0 0 10 0
               1: 00000000:1F88 00000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 4712 1 0 100 0 0 10 0
               2: 0100007F:1F85 0100007F:9999 01 00000000:00000000 00:00000000 00000000   101        0 4713 1 0 100 0 0 10 0
               3: nonsense
            """
        let six = "head\n 0: 00000000000000000000000001000000:1F90 0:0 0A 0 0 0 0 0 99 1"
        let found = SocketTable.listeners(Array(table.utf8))
        #expect(found.mapValues { "\($0.address.value) \($0.port)" } == [4711: "127.0.0.1 8069", 4712: "0.0.0.0 8072"])
        #expect(SocketTable.listeners(Array(six.utf8)).mapValues { $0.address.value } == [99: "::1"])
    }
}
