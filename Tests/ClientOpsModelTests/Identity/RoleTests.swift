import ClientOpsModel
import Testing

@Suite struct RoleTests {
    @Test(arguments: Role.allCases)
    func theSetOfOneRoleHoldsThatRole(_ role: Role) {
        #expect(RoleSet(role).roles == [role])
        #expect(RoleSet.everyone.contains(RoleSet(role)))
        #expect(RoleSet([]).isDisjoint(with: RoleSet(role)))
    }

    @Test func setsListTheirRolesMostPowerfulFirst() {
        let set: RoleSet = [.standard, .admin, .staff]
        #expect(set.roles == [.admin, .staff, .standard])
        #expect(RoleSet.everyone.roles == Role.allCases)
        #expect(!set.contains(.collector) && !set.contains(.backup))
    }

    @Test func groupsGiveEveryRoleButNone() {
        #expect(Role.byGroupPrecedence == [.admin, .staff, .standard, .collector, .backup])
        #expect(Role.noRole.rawValue == "none")
    }

    @Test(arguments: zip(UserRole.allCases, [Role.admin, .staff, .standard]))
    func aUsersRowGivesItsRole(row: UserRole, role: Role) {
        #expect(row.role == role)
        #expect(row.rawValue == role.rawValue)
    }

    @Test(
        arguments: [
            (Role.admin, nil, Visibility.all),
            (.admin, 7, .all),
            (.staff, nil, .all),
            (.staff, 7, .all),
            (.standard, 7, .assigned(userID: 7)),
            (.standard, nil, .nothing),
            (.collector, 7, .nothing),
            (.backup, 7, .nothing),
            (.noRole, 7, .nothing),
        ] as [(Role, Int64?, Visibility)]
    )
    func visibilityFollowsTheRole(role: Role, userID: Int64?, visibility: Visibility) {
        #expect(Caller(uid: 1000, pid: 1, userID: userID, role: role).visibility == visibility)
    }
}
