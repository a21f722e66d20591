import ClientOpsTestSupport
import Foundation
import Testing

/// The interpreter that has the clients.
private let thirdPartyPython = ProcessInfo.processInfo.environment["CLIENTOPS_THIRD_PARTY_PYTHON"]

extension DaemonTests {
    /// JSON-RPC clients that nobody here wrote, unmodified, each through a scenario of its own.
    @Suite(.enabled(if: thirdPartyPython != nil, "they are installed by make test"))
    struct ThirdPartyClientTests {
        private static let scenario = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../.ci/third_party_clients.py").standardized.path

        /// What travels is checked against the published description like everything else.
        @Test(arguments: ["aiorpcx", "jsonrpcclient", "web3"])
        func `somebody else's client works with it`(_ client: String) throws {
            let daemon = try RunningDaemon()
            let program = [try #require(thirdPartyPython), Self.scenario, client, daemon.checkedSocket]
            let run = try ChildProcess.run(program)
            #expect(run.ending == .exited(0), "\(run.child.standardError)")
            #expect(daemon.checkedMessages > 10)
            #expect(try daemon.stop() == .exited(0))
        }
    }
}
