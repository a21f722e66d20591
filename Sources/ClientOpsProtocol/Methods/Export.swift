package import ClientOpsModel
package import StrictJSON

/// Everything that the store declares, page by page: audit, events, observations, runs and retry keys are no part of it.
package enum ExportMethods {
    package static let list = MethodList(Page.self)

    /// What can be exported, in an order in which every row comes behind the rows it refers to.
    package enum Entity: String, Codable, CaseIterable, Sendable {
        case client, project, instance, user, assignment, lead, invoice, series, cutover

        /// The kind of its rows.
        package var kind: EntityKind {
            switch self {
            case .client: .client
            case .project: .project
            case .instance: .instance
            case .user: .user
            case .assignment: .assignment
            case .lead: .lead
            case .invoice: .invoice
            case .series: .series
            case .cutover: .cutover
            }
        }

        /// The members of its rows, in order: those that are stored, and the operation that archived the row.
        package var members: [String] {
            switch self {
            case .client: Self.members(Client.CodingKeys.self)
            case .project: Self.members(Project.CodingKeys.self, without: ["client_name"])
            case .instance: Self.members(Instance.CodingKeys.self, without: ["url_normalized"])
            case .user: Self.members(User.CodingKeys.self)
            case .assignment: Self.members(Assignment.CodingKeys.self, without: ["username"])
            case .lead: Self.members(Lead.CodingKeys.self)
            case .invoice: Self.members(Invoice.CodingKeys.self, without: ["overdue"])
            case .series: NumberSeries.CodingKeys.allCases.map(\.rawValue)
            case .cutover: Self.members(Cutover.CodingKeys.self, without: ["phase"])
            }
        }

        /// The member that names the operation that archived a row.
        package static let archiveOperation = "archive_operation"

        private static func members<Keys: CodingKey & CaseIterable>(
            _ keys: Keys.Type,
            without derived: Set<String> = []
        ) -> [String] {
            keys.allCases.map(\.stringValue).filter { !derived.contains($0) } + [archiveOperation]
        }
    }

    /// Reads a page of rows.
    package enum Page: ScanMethod {
        package static let name = "export.page"
        package static let summary =
            "Reads a page of all rows of an entity, archived ones too, as an import takes them back."
        package static let roles: RoleSet = .admin

        package struct Params: Codable, Sendable, Hashable {
            package var entity: Entity
            /// Where the last page ended; the empty text begins.
            package var cursor: String?
            /// 500 unless given; a page may end early to stay small.
            package var pageSize: PageSize?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case entity, cursor
                case pageSize = "page_size"
            }

            /// Names the page.
            package init(entity: Entity, cursor: String? = nil, pageSize: PageSize? = nil) {
                self.entity = entity
                self.cursor = cursor
                self.pageSize = pageSize
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            /// By id; each with its id, revision, times and the operation that archived it.
            package var rows: [JSONObject]
            /// Null at the end.
            package var nextCursor: String?
            /// The last audit entry: pages with the same one are of one moment.
            package var seq: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case rows
                case nextCursor = "next_cursor"
                case seq
            }

            /// Makes the answer.
            package init(rows: [JSONObject], nextCursor: String?, seq: Int64) {
                self.rows = rows
                self.nextCursor = nextCursor
                self.seq = seq
            }
        }
    }
}

/// A row of an export on its way back.
package struct ExportedRow: Codable, Sendable, Hashable {
    package var entity: ExportMethods.Entity
    /// As `export.page` gave it.
    package var row: JSONObject

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case entity, row
    }

    /// Makes a row.
    package init(entity: ExportMethods.Entity, row: JSONObject) {
        self.entity = entity
        self.row = row
    }
}

/// The form of an export as a file: a header line, then a line for each row.
package enum ExportFile {
    /// The name that the header gives.
    package static let format = "clientops-export"
    /// The version that the header gives.
    package static let version: Int64 = 1
    /// The first line.
    package static var header: JSONObject { ["format": .string(format), "version": .integer(version)] }
}
