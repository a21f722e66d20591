import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl audit`.
struct AuditCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "The audit log.",
        subcommands: [AuditList.self, AuditVerify.self]
    )
}

struct AuditList: MethodCommand {
    typealias Called = AuditMethods.List
    static var view: View { .rows(.auditEntries) }

    @Option(help: .values(of: EntityKind.self), completion: .values(of: EntityKind.self)) var entity: String?
    @Option(help: "Only of this row.") var entityID: Int64?
    @Option(help: "Only by this uid.") var uid: Int64?
    @Option(help: "Only by this method.") var method: String?
    @Option(help: .values(of: AuditAction.self), completion: .values(of: AuditAction.self)) var action: String?
    @Option(help: "Only of this operation.") var operationID: Int64?
    @Option(help: ArgumentHelp("Not before this time.", valueName: "RFC 3339")) var atFrom: String?
    @Option(help: ArgumentHelp("Not after this time.", valueName: "RFC 3339")) var atTo: String?
    @OptionGroup var list: ListOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(
            [
                "entity": entity, "entity_id": entityID, "uid": uid, "method": method, "action": action,
                "operation_id": operationID, "at_from": atFrom, "at_to": atTo,
            ],
            list
        )
    }
}

struct AuditVerify: MethodCommand {
    typealias Called = AuditMethods.Verify
    static var view: View { .custom(AuditView.render) }
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: Called.summary,
        discussion: "Exits with status 1 when the log was tampered with."
    )

    @Option(help: "Begin behind this entry.") var fromSeq: Int64?
    @Option(help: "The hash of that entry, as you kept it.") var fromHash: String?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if (fromSeq == nil) != (fromHash == nil) {
            throw ValidationError("--from-seq and --from-hash go together.")
        }
    }

    func params() throws -> JSONObject {
        guard let fromSeq, let fromHash else { return [:] }
        return ["from": ["seq": .integer(fromSeq), "hash": .string(fromHash)]]
    }

    static func status(of result: JSONValue) -> Int32 { result["valid"]?.boolValue == false ? 1 : 0 }
}
