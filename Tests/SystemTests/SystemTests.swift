import Testing

/// Everything that only a real systemd can prove, on one container and one after the other.
@Suite(
    .serialized,
    .enabled(if: Installation.stage != nil, "they need root and an installation: make test-system")
)
struct SystemTests {}

extension SystemTests {
    /// The harness itself: what the other tests rely on.
    @Suite struct HarnessTests {
        @Test func statusAndOutputArrive() async throws {
            let result = try await Installation.container().shell("echo out; echo err >&2; exit 3")
            #expect(result.status == 3)
            #expect(result.output == "out\n")
            #expect(result.error == "err\n")
        }

        @Test(arguments: Account.allCases)
        func commandsRunAsAUserWithItsGroups(account: Account) async throws {
            let container = try await Installation.container()
            let result = try await container.succeed(["sh", "-c", "id -u; id -Gn; echo $HOME"], as: account.rawValue)
            let lines = result.text.split(separator: "\n").map(String.init)
            #expect(lines[0] == String(account.uid))
            #expect(Set(lines[1].split(separator: " ").map(String.init)).isSuperset(of: account.groups))
            #expect(lines[2] == "/home/\(account.rawValue)")
        }

        @Test func messagesAreCheckedAndTheirSenderIsSeen() async throws {
            struct Caller: Decodable, Equatable {
                var uid: Int
                var username: String
                var role: String
            }
            let container = try await Installation.container()
            let before = container.checkedMessages
            let direct = try await container.clientopsctl("whoami", "--json=short", as: "dora", isChecked: false)
            #expect(container.checkedMessages == before)
            let checked = try await container.clientopsctl("whoami", "--json=short", as: "dora")
            #expect(container.checkedMessages >= before + 2)
            let caller = try checked.decoded(Caller.self)
            #expect(caller == Caller(uid: Account.dora.uid, username: "dora", role: "admin"))
            #expect(try direct.decoded(Caller.self) == caller)
        }

        @Test func whatTakesTooLongIsEnded() async throws {
            let result = try await Installation.container().run(["sleep", "60"], seconds: 1)
            #expect(result.status == 124)
        }

        @Test func aDropInLastsAsLongAsItsBody() async throws {
            let container = try await Installation.container()
            try await container.withDropIn("[Service]\nRestartSec=7", of: "clientops.service") {
                let properties = try await container.properties("RestartUSec", of: "clientops.service")
                #expect(properties["RestartUSec"] == "7s")
            }
            let properties = try await container.properties("RestartUSec", of: "clientops.service")
            #expect(properties["RestartUSec"] == "2s")
        }
    }
}
