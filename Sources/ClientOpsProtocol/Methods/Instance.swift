package import ClientOpsModel
package import JSONRPC

/// Odoo instances of projects.
package enum InstanceMethods {
    package static let list = MethodList(
        Create.self,
        Get.self,
        List.self,
        Update.self,
        Move.self,
        Activate.self,
        Deactivate.self,
        Archive.self,
        Restore.self,
        Adopt.self,
        Find.self
    )

    /// Most aliases of an instance.
    package static let maximumAliases = 20
    /// Most nodes of an instance.
    package static let maximumNodes = 64

    /// Adds an instance.
    package enum Create: WriteMethod {
        package static let name = "instance.create"
        package static let summary = "Adds an instance to a project; a second active production is refused."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .invalidState, .requestIDReused]
        package typealias Result = Instance

        package struct Params: Codable, Sendable, Hashable {
            package var projectID: Int64
            package var name: ShortName
            package var type: InstanceType
            /// True unless given.
            package var active: Bool?
            /// `in_service` unless given.
            package var state: InstanceState?
            package var url: OdooURL?
            package var aliases: [HostAlias]?
            package var host: Host?
            package var nodes: [InstanceNode]?
            package var dbCluster: ShortName?
            package var dbName: ShortName?
            package var dbUUID: DatabaseUUID?
            package var odooVersion: ShortName?
            package var watchedBy: WatchedBy?
            package var notes: Notes?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case projectID = "project_id"
                case name, type, active, state, url, aliases, host, nodes
                case dbCluster = "db_cluster"
                case dbName = "db_name"
                case dbUUID = "db_uuid"
                case odooVersion = "odoo_version"
                case watchedBy = "watched_by"
                case notes
            }
        }
    }

    /// Reads an instance.
    package enum Get: ReadMethod {
        package static let name = "instance.get"
        package static let summary = "Reads one instance."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package typealias Params = GetParams
        package typealias Result = Instance
    }

    /// Lists instances.
    package enum List: ReadMethod {
        package static let name = "instance.list"
        package static let summary = "Lists the instances the caller may see."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<Instance>

        package struct Filters: Codable, Sendable, Hashable {
            package var projectID: Int64?
            package var name: String?
            package var type: InstanceType?
            package var active: Bool?
            package var contested: Bool?
            package var state: InstanceState?
            package var host: String?
            package var dbName: String?
            package var dbUUID: String?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case projectID = "project_id"
                case name, type, active, contested, state, host
                case dbName = "db_name"
                case dbUUID = "db_uuid"
            }
        }
    }

    /// Changes fields of an instance.
    package enum Update: WriteMethod {
        package static let name = "instance.update"
        package static let summary = "Changes fields of an instance; absent leaves a field, null clears it."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .conflict, .staleRevision, .requestIDReused]
        package typealias Result = Instance

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var name: Change<ShortName>
            package var type: Change<InstanceType>
            package var state: Change<InstanceState>
            package var url: Patch<OdooURL>
            package var aliases: Patch<[HostAlias]>
            package var host: Patch<Host>
            package var nodes: Patch<[InstanceNode]>
            package var dbCluster: Patch<ShortName>
            package var dbName: Patch<ShortName>
            package var dbUUID: Patch<DatabaseUUID>
            package var odooVersion: Patch<ShortName>
            package var watchedBy: Patch<WatchedBy>
            package var notes: Patch<Notes>

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, name, type, state, url, aliases, host, nodes
                case dbCluster = "db_cluster"
                case dbName = "db_name"
                case dbUUID = "db_uuid"
                case odooVersion = "odoo_version"
                case watchedBy = "watched_by"
                case notes
            }
        }
    }

    /// Moves an instance to another project.
    package enum Move: WriteMethod {
        package static let name = "instance.move"
        package static let summary =
            "Moves an instance to another project; a second active production is refused there."
        package static let roles: RoleSet = .admin
        package typealias Result = Instance

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var projectID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case projectID = "project_id"
            }
        }
    }

    /// Activates an instance.
    package enum Activate: WriteMethod {
        package static let name = "instance.activate"
        package static let summary = "Activates an instance; a second active production is refused."
        package static let roles: RoleSet = .admin
        package typealias Params = RowParams
        package typealias Result = Instance
    }

    /// Deactivates an instance.
    package enum Deactivate: WriteMethod {
        package static let name = "instance.deactivate"
        package static let summary = "Deactivates an instance."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = Instance
    }

    /// Archives an instance.
    package enum Archive: WriteMethod {
        package static let name = "instance.archive"
        package static let summary = "Archives an instance and deactivates it."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Instance>
    }

    /// Restores an instance.
    package enum Restore: WriteMethod {
        package static let name = "instance.restore"
        package static let summary = "Restores an instance, inactive."
        package static let roles: RoleSet = .admin
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<Instance>
    }
}
