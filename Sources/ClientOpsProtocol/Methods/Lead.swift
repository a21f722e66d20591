package import ClientOpsModel
package import JSONRPC

/// Leads: people who may become clients.
package enum LeadMethods {
    package static let list = MethodList(
        Create.self,
        Get.self,
        List.self,
        Update.self,
        SetStatus.self,
        Convert.self,
        Relink.self,
        Candidates.self,
        Archive.self,
        Restore.self
    )

    /// Adds a lead.
    package enum Create: WriteMethod {
        package static let name = "lead.create"
        package static let summary = "Adds a lead, which begins as new."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.requestIDReused]
        package typealias Result = Lead

        package struct Params: Codable, Sendable, Hashable {
            package var name: LongName
            package var email: Email?
            package var company: ShortName?
            package var source: ShortName?
            package var notes: Notes?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case name, email, company, source, notes
            }
        }
    }

    /// Reads a lead.
    package enum Get: ReadMethod {
        package static let name = "lead.get"
        package static let summary = "Reads one lead with the time of each status."
        package static let roles: RoleSet = [.admin, .staff]
        package typealias Params = GetParams
        package typealias Result = Lead
    }

    /// Lists leads.
    package enum List: ReadMethod {
        package static let name = "lead.list"
        package static let summary = "Lists leads."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Lead>

        package struct Filters: Codable, Sendable, Hashable {
            package var name: String?
            package var email: String?
            package var company: String?
            package var source: String?
            package var status: LeadStatus?
            package var convertedClientID: Int64?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case name, email, company, source, status
                case convertedClientID = "converted_client_id"
            }
        }
    }

    /// Changes fields of a lead.
    package enum Update: WriteMethod {
        package static let name = "lead.update"
        package static let summary = "Changes fields of a lead; absent leaves a field, null clears it."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Result = Lead

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var name: Change<LongName>
            package var email: Patch<Email>
            package var company: Patch<ShortName>
            package var source: Patch<ShortName>
            package var notes: Patch<Notes>

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, name, email, company, source, notes
            }
        }
    }

    /// Moves a lead along the pipeline.
    package enum SetStatus: WriteMethod {
        package static let name = "lead.set_status"
        package static let summary = "Moves a lead along the pipeline; losing one and taking it up again need a reason."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Lead

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var status: LeadStatus
        }
    }

    /// Makes a client of a lead.
    package enum Convert: WriteMethod {
        package static let name = "lead.convert"
        package static let summary =
            "Makes a client of a lead, or links it to a client; the same call again answers the same."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Lead

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            /// The client to link; without it a new one is made.
            package var clientID: Int64?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case clientID = "client_id"
            }
        }
    }

    /// Links a converted lead to another client.
    package enum Relink: WriteMethod {
        package static let name = "lead.relink"
        package static let summary = "Links a converted lead to another client; needs a reason."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Result = Lead

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var clientID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case clientID = "client_id"
            }
        }
    }

    /// Shows clients that a lead may already be.
    package enum Candidates: ReadMethod {
        package static let name = "lead.candidates"
        package static let summary = "Lists clients with the lead's e-mail address, company or e-mail domain."
        package static let roles: RoleSet = [.admin, .staff]
        package typealias Params = RowParams

        package struct Result: Codable, Sendable, Equatable {
            /// The likeliest first, at most 20.
            package var items: [Candidate]

            /// Makes the answer.
            package init(items: [Candidate]) { self.items = items }
        }
    }

    /// A client that a lead may already be.
    package struct Candidate: Codable, Sendable, Equatable {
        package var client: Client
        /// What the two have in common.
        package var matches: [Match]

        /// Makes a candidate.
        package init(client: Client, matches: [Match]) {
            self.client = client
            self.matches = matches
        }
    }

    /// What a lead and a client may have in common, strongest first.
    package enum Match: String, Codable, CaseIterable, Sendable {
        case email, company
        case emailDomain = "email_domain"
    }

    /// Archives a lead.
    package enum Archive: WriteMethod {
        package static let name = "lead.archive"
        package static let summary = "Archives a lead."
        package static let roles: RoleSet = [.admin, .staff]
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Lead>
    }

    /// Restores a lead.
    package enum Restore: WriteMethod {
        package static let name = "lead.restore"
        package static let summary = "Restores a lead."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Lead>
    }
}
