package import ClientOpsModel
package import JSONRPC

/// Accounts of the host that may talk to the daemon.
package enum UserMethods {
    package static let list = MethodList(
        Create.self,
        Get.self,
        List.self,
        Update.self,
        Archive.self,
        Restore.self
    )

    /// Adds a user.
    package enum Create: WriteMethod {
        package static let name = "user.create"
        package static let summary = "Adds a user; uid and account name must both match before the role is granted."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.conflict, .requestIDReused]
        package typealias Result = User

        package struct Params: Codable, Sendable, Hashable {
            package var username: Username
            package var uid: AccountUID?
            package var email: Email?
            package var displayName: ShortName?
            package var role: UserRole

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case username, uid, email
                case displayName = "display_name"
                case role
            }
        }
    }

    /// Reads a user.
    package enum Get: ReadMethod {
        package static let name = "user.get"
        package static let summary = "Reads one user."
        package static let roles: RoleSet = .admin
        package typealias Params = GetParams
        package typealias Result = User
    }

    /// Lists users.
    package enum List: ReadMethod {
        package static let name = "user.list"
        package static let summary = "Lists users."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = []
        package typealias Params = ListParams<Filters>
        package typealias Result = ListResult<User>

        package struct Filters: Codable, Sendable, Hashable {
            package var username: String?
            package var uid: Int64?
            package var role: UserRole?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case username, uid, role
            }
        }
    }

    /// Changes fields of a user.
    package enum Update: WriteMethod {
        package static let name = "user.update"
        package static let summary = "Changes fields of a user; the last active admin with a uid keeps its role."
        package static let roles: RoleSet = .admin
        package typealias Result = User

        package struct Params: Codable, Sendable, Hashable {
            package var id: Int64
            package var username: Change<Username>
            package var uid: Patch<AccountUID>
            package var email: Patch<Email>
            package var displayName: Patch<ShortName>
            package var role: Change<UserRole>

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id, username, uid, email
                case displayName = "display_name"
                case role
            }
        }
    }

    /// Archives a user.
    package enum Archive: WriteMethod {
        package static let name = "user.archive"
        package static let summary = "Archives a user, which ends its rights and closes its connections."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.notFound, .invalidState, .staleRevision, .requestIDReused]
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<User>
    }

    /// Restores a user.
    package enum Restore: WriteMethod {
        package static let name = "user.restore"
        package static let summary = "Restores a user with its role."
        package static let roles: RoleSet = .admin
        package typealias Params = RowParams
        package typealias Result = ArchiveResult<User>
    }
}
