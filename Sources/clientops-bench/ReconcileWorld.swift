import ClientOpsClient
import ClientOpsModel
import Glibc
import StrictJSON

/// A firm with many instances, and hosts whose databases were all observed.
///
/// Every project has a production and a staging; each instance has one database on one of the hosts, which binds. One
/// database in a hundred is a raw copy of its project's production, so that the rules have something to find.
struct ReconcileWorld {
    /// How many instances there are.
    var instances: Int
    /// Databases of one host.
    private static let perHost = 2000
    /// Instances of one project.
    private static let perProject = 2
    /// Projects of one client.
    private static let perClient = 10
    /// Databases of which one is a raw copy.
    private static let perCopy = 100
    /// Most subjects of one call.
    private static let perReport = 1000

    /// Makes a world of a size.
    init(instances: Int) { self.instances = instances }

    private var projects: Int { (instances + Self.perProject - 1) / Self.perProject }
    private var clients: Int { (projects + Self.perClient - 1) / Self.perClient }

    /// How many clients, projects and instances there are together.
    var declaredRows: Int { clients + projects + instances }

    /// Enters clients, projects and instances.
    func declare(_ filler: Filler) throws {
        let clientIDs = try filler.create("client.create", clients) { number in
            ["name": .string("Reconciled \(number)")]
        }
        let projectIDs = try filler.create("project.create", projects) { number in
            ["client_id": .integer(clientIDs[number / Self.perClient]), "name": .string("Project \(number)")]
        }
        _ = try filler.create("instance.create", instances) { number in
            let isProduction = number % Self.perProject == 0
            return [
                "project_id": .integer(projectIDs[number / Self.perProject]),
                "name": .string("instance-\(number)"), "type": .string(isProduction ? "production" : "staging"),
                "host": .string(Self.host(of: number)), "db_cluster": .string(Self.cluster(of: number)),
                "db_name": .string("db_\(number)"), "db_uuid": .string(Self.uuid(number)), "odoo_version": "17.0",
                "url": .string("https://erp-\(number).example.org"),
            ]
        }
    }

    /// Creates the hosts' sources.
    func createSources(_ filler: Filler) throws {
        _ = try filler.create("source.create", hosts) { host in
            let name = Self.host(of: host * Self.perHost)
            return [
                "name": .string("\(name)/sql"), "uid": .integer(Int64(getuid())), "host": .string(name), "kind": "sql",
                "period": 3600, "grace": 3600,
            ]
        }
    }

    /// Reports what the sources see.
    ///
    /// - Parameters:
    ///   - connection: To the daemon.
    ///   - look: Which look it is, from 0 on; at each of them other databases are raw copies.
    /// - Throws: Why a report was not taken.
    func observe(_ connection: Connection, look: Int) throws {
        for host in 0..<hosts {
            let numbers = Array(host * Self.perHost..<min((host + 1) * Self.perHost, instances))
            let parts = stride(from: 0, to: numbers.count, by: Self.perReport).map { start in
                numbers[start..<min(start + Self.perReport, numbers.count)]
            }
            let head: JSONObject = [
                "source": .string("\(Self.host(of: numbers[0]))/sql"), "sequence": .integer(Int64(look + 1)),
                "observed_at": .string(Timestamp(milliseconds: Int64(time(nil)) * 1000).description), "complete": true,
            ]
            for (index, part) in parts.enumerated() {
                var report = head
                report["final"] = .bool(index == parts.count - 1)
                report["subjects"] = .array(part.map { ["database": .object(database($0, look))] })
                _ = try connection.call("observation.report", params: report)
            }
        }
    }

    private var hosts: Int { (instances + Self.perHost - 1) / Self.perHost }

    private func database(_ number: Int, _ look: Int) -> JSONObject {
        // A staging: their numbers are odd.
        let isCopy = number % Self.perCopy == 1 + 2 * look % Self.perCopy
        let isProduction = number % Self.perProject == 0
        let origin = isCopy ? number - 1 : number
        return [
            "cluster": [
                "system_identifier": .string(Self.cluster(of: number)), "started_at": "2025-12-01T00:00:00.000Z",
                "in_recovery": false, "endpoint": "localhost:5432",
            ],
            "name": .string("db_\(number)"), "owner": "odoo", "readable": true, "uuid": .string(Self.uuid(origin)),
            "company_created_at": .string("2024-01-01 00:00:00.\(origin)"),
            "user_created_at": .string("2024-01-01 00:00:01.\(origin)"),
            "base_url": .string("https://erp-\(number).example.org"), "neutralized": .bool(!isProduction && !isCopy),
            "series": "17.0", "mail_servers": isProduction ? 1 : 0, "all_mail_servers": 1, "fetchmail_servers": 0,
            "payment_providers": 0, "crons": 20, "working_crons": isProduction ? 19 : 0,
            // A minute ago.
            "last_cron_call": .string(Timestamp(milliseconds: Int64(time(nil) - 60) * 1000).description),
        ]
    }

    private static func host(of number: Int) -> String { "host-\(number / perHost)" }

    private static func cluster(of number: Int) -> String { "70000000000\(10_000 + number / perHost)" }

    private static func uuid(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "7d1a4c1e-6f0a-11ee-8c99-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
