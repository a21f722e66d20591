import Testing

extension SystemTests {
    /// Who may do what, with the accounts and groups of a real system.
    @Suite struct RoleTests {
        private struct Caller: Decodable { var role: String? }

        private struct Page: Decodable {
            struct Row: Decodable { var id: Int }

            var items: [Row]
        }

        @Test(
            arguments: [
                (nil, "admin"),
                (Account.dora.rawValue, "admin"),
                ("_clientops", "admin"),
                ("_clientops-reconcile", "collector"),
                ("_clientops-collect", "collector"),
                ("_clientops-backup", "backup"),
            ] as [(String?, String)]
        )
        func rolesFollowUsersAndGroups(user: String?, role: String) async throws {
            let container = try await Installation.container()
            // The daemon's own user is not in the group that opens the socket; root's group is.
            let result =
                user == "_clientops"
                ? try await container.run([
                    "setpriv", "--reuid=_clientops", "--regid=_clientops", "--groups=clientops", "clientopsctl",
                    "whoami", "--json=short",
                ]) : try await container.clientopsctl("whoami", "--json=short", as: user)
            #expect(result.status == 0, "\(result)")
            #expect(try result.decoded(Caller.self).role == role)
        }

        @Test func aStandardUserSeesExactlyTheAssignedProjects() async throws {
            let container = try await Installation.container()
            let client = try await container.create("client", "create", "Roles Ltd")
            let mine = try await container.create("project", "create", "--client-id", String(client), "Mine")
            let other = try await container.create("project", "create", "--client-id", String(client), "Other")
            let ann = try await container.create(
                "user",
                "create",
                Account.ann.rawValue,
                "--uid",
                String(Account.ann.uid),
                "--role",
                "standard"
            )
            try await container.succeed(["clientopsctl", "project", "assign", String(mine), "--user-id", String(ann)])

            let list = try await container.clientopsctl("project", "list", "--json=short", as: Account.ann.rawValue)
            #expect(list.status == 0, "\(list)")
            #expect(try list.decoded(Page.self).items.map(\.id) == [mine])

            let hidden = try await container.clientopsctl("project", "get", String(other), as: Account.ann.rawValue)
            let absent = try await container.clientopsctl("project", "get", "99999999", as: Account.ann.rawValue)
            #expect(hidden.status == 1 && absent.status == 1, "\(hidden) \(absent)")
            let expected = absent.error.replacing("99999999", with: String(other))
            #expect(hidden.error == expected)

            let write = try await container.clientopsctl("client", "create", "No", as: Account.ann.rawValue)
            #expect(write.status == 77, "\(write)")
        }

        @Test func whoIsOutsideTheGroupIsToldItsName() async throws {
            let container = try await Installation.container()
            let result = try await container.clientopsctl("whoami", as: Account.bob.rawValue, isChecked: false)
            #expect(result.status == 77, "\(result)")
            #expect(result.error.contains("/run/clientops/clientops.sock"))
            #expect(result.error.contains("group") && result.error.contains("clientops"))
            #expect(result.error.lowercased().contains("log in again"))
        }

        @Test func aMemberWithoutARoleMayDoNothing() async throws {
            let container = try await Installation.container()
            let result = try await container.clientopsctl("client", "list", "-j", as: Account.cleo.rawValue)
            #expect(result.status == 77, "\(result)")
            #expect((result.output + result.error).contains("permission_denied"))
            let ping = try await container.clientopsctl("system", "ping", as: Account.cleo.rawValue)
            #expect(ping.status == 0, "\(ping)")
        }
    }
}
