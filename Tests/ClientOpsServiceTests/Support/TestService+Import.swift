import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Imports for tests.
extension TestService {
    /// Begins an import and answers its id.
    func beginImport(dryRun: Bool = false, as peer: Peer = TestPeers.root) -> JSONValue {
        call("import.begin", ["kind": "client-infra-manager", "dry_run": .bool(dryRun)], as: peer)["import_id"] ?? .null
    }

    /// Imports rows in one call each for begin, rows and commit, and answers the report.
    @discardableResult
    func importing(
        _ rows: JSONValue,
        dryRun: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> JSONValue {
        let id = beginImport(dryRun: dryRun)
        let sent = reply("import.rows", rows.with("import_id", id))
        if sent.kind != nil { Issue.record("import.rows answered \(sent.text)", sourceLocation: sourceLocation) }
        return call("import.commit", ["import_id": id])
    }

    /// A project into which an import brings as many active productions as named; answers project and instances.
    func contested(_ names: [String] = ["A", "B"]) -> (project: JSONValue, instances: [JSONValue]) {
        importing([
            "clients": [["source_id": 1, "name": "Imported"]],
            "projects": [["source_id": 1, "client_source_id": 1, "name": "Contested"]],
            "instances": .array(names.enumerated().map { importedInstance(Int64($0.offset + 1), name: $0.element) }),
        ])
        let project = call("project.list", ["name": "Contested"]).ids.first ?? .null
        return (project, call("instance.list", ["project_id": project]).ids)
    }

    /// A row of an import.
    func importedInstance(
        _ sourceID: Int64,
        project: Int64 = 1,
        name: String,
        type: String = "production",
        active: JSONValue = true,
        url: JSONValue = nil
    ) -> JSONValue {
        [
            "source_id": .integer(sourceID), "project_source_id": .integer(project), "name": .string(name),
            "type": .string(type), "active": active, "url": url,
        ]
    }
}

extension JSONValue {
    /// The counts of one table of an import's report: read, created, already present, converted, aside, contested.
    func counts(_ table: String) -> [Int64] {
        let report = self["tables"]?.arrayValue?.first { $0["table"]?.stringValue == table }
        return ["read", "created", "already_present", "converted", "aside", "contested"]
            .map { report?[$0]?.integerValue ?? -1 }
    }

    /// The lines of an import's report: table, source id and outcome.
    var fates: [String] {
        (self["lines"]?.arrayValue ?? []).map { line in
            ["table", "source_id", "outcome"].map { line[$0]?.stringValue ?? "?" }.joined(separator: " ")
        }
    }
}
