/// What a caller may do, from the users table or the group table (PRODUCT.md section 4).
package enum Role: String, Codable, CaseIterable, Sendable {
    case admin, staff, standard, collector, backup
    case noRole = "none"

    /// Roles that a group may give, highest first.
    package static let byGroupPrecedence: [Role] = [.admin, .staff, .standard, .collector, .backup]
}

/// A set of roles.
package struct RoleSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let admin = RoleSet(.admin)
    package static let staff = RoleSet(.staff)
    package static let standard = RoleSet(.standard)
    package static let collector = RoleSet(.collector)
    package static let backup = RoleSet(.backup)
    /// Every peer, whether it has a role or not.
    package static let everyone = RoleSet(rawValue: 0b11_1111)

    /// The set of one role.
    package init(_ role: Role) {
        rawValue = 1 << UInt8(Role.allCases.firstIndex(of: role) ?? 0)
    }

    /// The roles in the set, most powerful first.
    package var roles: [Role] { Role.allCases.filter { contains(RoleSet($0)) } }
}
