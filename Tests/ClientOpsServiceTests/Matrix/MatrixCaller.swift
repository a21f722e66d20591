import ClientOpsModel
import ClientOpsService
import ClientOpsTestSupport

/// Everybody who may call, by the way the rights are come by.
enum MatrixCaller: String, CaseIterable, Sendable {
    case root, daemon, adminRow, adminGroup
    case staffRow, staffGroup
    case assigned
    case unassigned, standardGroup
    case collectorGroup
    case backupGroup
    case nothing, nobody, archivedRow, uidOnly, nameOnly

    /// The columns of the table, in order.
    enum Column: Int, CaseIterable {
        case admin, staff, assigned, unassigned, collector, backup, none

        /// The role of the callers of the column.
        var role: Role {
            switch self {
            case .admin: .admin
            case .staff: .staff
            case .assigned, .unassigned: .standard
            case .collector: .collector
            case .backup: .backup
            case .none: .noRole
            }
        }
    }

    /// Where the caller stands in the table.
    var column: Column {
        switch self {
        case .root, .daemon, .adminRow, .adminGroup: .admin
        case .staffRow, .staffGroup: .staff
        case .assigned: .assigned
        case .unassigned, .standardGroup: .unassigned
        case .collectorGroup: .collector
        case .backupGroup: .backup
        case .nothing, .nobody, .archivedRow, .uidOnly, .nameOnly: .none
        }
    }

    /// The caller as the kernel describes it; whoever must not get a role from a group is in that of the admins.
    var peer: Peer {
        let admins = TestPeers.inGroup(of: .admin).groups
        return switch self {
        case .root: TestPeers.root
        case .daemon: Peer(uid: TestService.daemonUID, pid: 2, username: "clientops")
        case .adminRow: Peer(uid: 3001, pid: 3, username: "ada")
        case .adminGroup: TestPeers.inGroup(of: .admin)
        case .staffRow: Peer(uid: 3002, pid: 3, username: "stan")
        case .staffGroup: TestPeers.inGroup(of: .staff)
        case .assigned: Peer(uid: 3003, groups: admins, pid: 3, username: "sam")
        case .unassigned: Peer(uid: 3004, pid: 3, username: "tom")
        case .standardGroup: TestPeers.inGroup(of: .standard)
        case .collectorGroup: TestPeers.inGroup(of: .collector)
        case .backupGroup: TestPeers.inGroup(of: .backup)
        case .nothing: TestPeers.inGroup(of: .noRole)
        case .nobody: Peer(uid: 65534, groups: admins, pid: 3, username: "nobody")
        case .archivedRow: Peer(uid: 3005, groups: admins, pid: 3, username: "archie")
        case .uidOnly: Peer(uid: 3006, groups: admins, pid: 3, username: "renamed")
        case .nameOnly: Peer(uid: 3008, groups: admins, pid: 3, username: "reused")
        }
    }
}
