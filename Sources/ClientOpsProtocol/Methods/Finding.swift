package import ClientOpsModel
package import JSONRPC

/// What reconciliation found wrong, and what people do about it.
package enum FindingMethods {
    package static let list = MethodList(
        List.self,
        Get.self,
        Acknowledge.self,
        Unacknowledge.self,
        Suppress.self,
        Unsuppress.self,
        Resolve.self
    )

    /// What each step by hand may answer.
    private static let stepFailures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]

    /// Lists findings.
    package enum List: ReadMethod {
        package static let name = "finding.list"
        package static let summary =
            "Lists findings the caller may see; open ones unless a state is given, without suppressed ones unless asked."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Finding>

        package struct Filters: Codable, Sendable, Hashable {
            package var rule: RuleID?
            package var severity: Severity?
            package var state: FindingState?
            package var projectID: Int64?
            /// Only the findings of this incident.
            package var incident: Int64?
            /// Only those that are kept quiet, or only those that are not; without it suppressed ones are left out.
            package var suppressed: Bool?
            /// Suppressed ones too.
            package var includeSuppressed: Bool?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case rule, severity, state
                case projectID = "project_id"
                case incident, suppressed
                case includeSuppressed = "include_suppressed"
            }
        }
    }

    /// Reads a finding.
    package enum Get: ReadMethod {
        package static let name = "finding.get"
        package static let summary = "Reads one finding with the members the caller may see."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package typealias Params = RowParams
        package typealias Result = Finding
    }

    /// Takes a finding in hand.
    package enum Acknowledge: WriteMethod {
        package static let name = "finding.acknowledge"
        package static let summary =
            "Takes an open finding in hand until its evidence grows; critical ones: admins only."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures = stepFailures
        package typealias Params = RowParams
        package typealias Result = Finding
    }

    /// Gives a finding back.
    package enum Unacknowledge: WriteMethod {
        package static let name = "finding.unacknowledge"
        package static let summary = "Opens an acknowledged finding again; critical ones: admins only."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures = stepFailures
        package typealias Params = RowParams
        package typealias Result = Finding
    }

    /// Keeps a finding quiet.
    package enum Suppress: WriteMethod {
        package static let name = "finding.suppress"
        package static let summary =
            "Keeps a finding quiet with a reason, at most 90 days; critical ones at most 14 days and by admins only."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures = stepFailures
        package typealias Result = Finding

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            /// When it is to be heard again; it is earlier when the finding clears or its evidence changes.
            package var until: Timestamp
        }
    }

    /// Lets a finding be heard again.
    package enum Unsuppress: WriteMethod {
        package static let name = "finding.unsuppress"
        package static let summary = "Ends the suppression of a finding; critical ones: admins only."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures = stepFailures
        package typealias Params = RowParams
        package typealias Result = Finding
    }

    /// Resolves a finding by hand.
    package enum Resolve: WriteMethod {
        package static let name = "finding.resolve"
        package static let summary =
            "Resolves a finding with a reason, if it was clear at last or its evidence is retired; critical: admins only."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures = stepFailures
        package typealias Result = Finding

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            /// Only for rule R1: these clients are different ones, which is remembered.
            package var distinct: Bool?
        }
    }
}
