import ClientOpsModel
package import JSONRPC

extension ErrorKind {
    /// The members of `error.data` besides `kind` and `retryable`.
    package var dataMembers: [ObjectForm.Member] {
        switch self {
        case .parseError: Self.place + [.init("offset", Int.schema, isRequired: false)]
        case .invalidRequest, .invalidParams: Self.place
        case .methodNotFound: [.init("method", .anyString)]
        case .internalError: [.init("reference", .anyString)]
        case .permissionDenied: [.init("role", .anyString), .init("how", .anyString)]
        case .notFound: [.init("entity", .words(EntityKind.allCases.map(\.rawValue))), .init("id", Int64.schema)]
        case .conflict: Self.conflictMembers + [.init("conflicts", Self.conflicts, isRequired: false)]
        case .invalidState:
            [
                .init("from", .anyString), .init("to", .anyString),
                .init("allowed", .array(of: .anyString, maximumCount: nil)),
            ]
        case .staleRevision: [.init("current", Int64.schema)]
        case .limitExceeded:
            [
                .init("which", .anyString), .init("limit", Int64.schema),
                .init("value", Int64.schema, isRequired: false),
            ]
        case .storageUnavailable:
            [.init("why", .anyString), .init("outcome", .words(["unknown"]), isRequired: false)]
        case .requestIDReused, .deadlineExceeded, .shuttingDown: []
        }
    }

    /// The form of `error.data`.
    package var dataSchema: JSONSchema {
        let common: [ObjectForm.Member] = [.init("kind", .words([rawValue])), .init("retryable", .boolean)]
        return .object(ObjectForm(members: common + dataMembers, isOpen: true))
    }

    /// What the document calls this form.
    package var dataSchemaName: String { "error.\(rawValue)" }

    private static var place: [ObjectForm.Member] { [.init("pointer", .anyString), .init("expected", .anyString)] }

    private static var conflictMembers: [ObjectForm.Member] {
        [
            .init("rule", .words(ConflictRule.allCases.map(\.rawValue))),
            .init("conflicting_id", Int64.schema.orNull),
        ]
    }

    private static var conflicts: JSONSchema {
        .array(of: .object(ObjectForm(members: conflictMembers, isOpen: true)), maximumCount: nil)
    }
}
