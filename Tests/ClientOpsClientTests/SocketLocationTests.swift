import ClientOpsClient
import Testing

@Suite struct SocketLocationTests {
    private static let own = "/run/user/1000/clientops/clientops.sock"

    private func resolve(
        _ explicit: String? = nil,
        _ environment: [String: String] = [:],
        existing: String? = nil
    ) -> SocketLocation {
        SocketLocation.resolve(explicit: explicit, environment: environment, uid: 1000) { $0 == existing }
    }

    @Test func takesTheFirstThatIsNamed() {
        let environment = ["CLIENTOPS_SOCKET": "/e"]
        #expect(resolve("/x", environment, existing: Self.own) == SocketLocation(path: "/x", origin: .explicit))
        #expect(resolve(nil, environment, existing: Self.own) == SocketLocation(path: "/e", origin: .environment))
        #expect(resolve("", ["CLIENTOPS_SOCKET": ""], existing: Self.own).origin == .user)
    }

    @Test func takesTheUsersOwnIfThereIsOne() {
        #expect(resolve(existing: Self.own) == SocketLocation(path: Self.own, origin: .user))
        #expect(resolve() == SocketLocation(path: "/run/clientops/clientops.sock", origin: .installed))
        let other = "/other/clientops/clientops.sock"
        #expect(resolve(nil, ["XDG_RUNTIME_DIR": "/other"], existing: other).path == other)
        #expect(resolve(nil, ["XDG_RUNTIME_DIR": "other"], existing: Self.own).path == Self.own)
    }
}
