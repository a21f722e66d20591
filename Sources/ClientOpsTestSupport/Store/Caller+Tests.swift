package import ClientOpsModel

extension Caller {
    /// The administrator of the host.
    package static let root = Caller(uid: 0, pid: 1, username: "root", role: .admin)

    /// A caller with some role.
    package static func with(_ role: Role, uid: UInt32 = 1000, userID: Int64? = nil) -> Caller {
        Caller(uid: uid, pid: 1, username: "user\(uid)", userID: userID, role: role)
    }
}
