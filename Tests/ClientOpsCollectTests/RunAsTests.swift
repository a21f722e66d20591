import ClientOpsTestSupport
import Foundation
import StrictJSON
import Testing

/// The program itself, looking at a real process of another account.
///
/// The place of an account is taken by the whole process, so that this is not done in the one that runs the tests.
@Suite(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "only root may act as another account"))
struct RunAsTests {
    @Test(arguments: [(true, 0o600), (false, 0o600), (false, 0o604)])
    func `a configuration is opened with the rights of the server's account`(isOwn: Bool, mode: Int) throws {
        let directory = try TemporaryDirectory()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
        let (server, config) = (directory.file("odoo"), directory.file("odoo.conf"))
        try files.copyItem(atPath: "/usr/bin/tail", toPath: server)
        try Data("[options]\ndb_name = acme\ndb_password = pl4nted\n".utf8).write(to: URL(filePath: config))
        try files.setAttributes([.posixPermissions: mode], ofItemAtPath: config)
        if isOwn { #expect(chown(config, 65_534, 65_534) == 0) }

        let account = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        // It echoes a line first, which shows that it runs as itself; its arguments are none of Odoo's.
        try Data("ready\n".utf8).write(to: URL(filePath: directory.file("log")))
        try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: directory.file("log"))
        let child = try ChildProcess(account + [server, "-f", directory.file("log")], environment: ["ODOO_RC": config])
        try child.waitForOutput()

        let empty = directory.file("collect.conf")
        try Data("[collect]\nhost=h\nparts=units config\n".utf8).write(to: URL(filePath: empty))
        let program = try Programs.path(of: "clientops-collect")
        let run = try ChildProcess.run([program, "--print", "--config", empty])
        #expect(run.ending == .exited(0))
        let output = String(decoding: run.child.standardOutput, as: UTF8.self)
        #expect(!output.contains("pl4nted"))
        let reports = try output.split(separator: "\n").map { JSONValue(try JSONDocument(String($0)).root) }
        let unit = reports.first?["subjects"]?.arrayValue?.first { $0["unit"]?["config_path"]?.stringValue == config }
        #expect(unit?["unit"]?["listeners"] == [])
        let found = reports.last?["subjects"]?.arrayValue?.first { $0["config"]?["config_path"]?.stringValue == config }
        if isOwn || mode == 0o604 {
            #expect(found?["config"]?["db_names"] == ["acme"])
        } else {
            #expect(found?["config"]?["unknown"]?[0]?["reason"] == "permission denied")
        }
    }
}
