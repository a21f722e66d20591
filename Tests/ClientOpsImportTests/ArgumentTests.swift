import ArgumentParser
import ClientOpsImport
import Testing

@Suite struct ArgumentTests {
    @Test(arguments: [
        ["client-infra-manager", "a.db"], ["client-infra-manager", "a.db", "--yes", "--dry-run", "-j"],
        ["--socket", "/run/x.sock", "--json=short", "client-ops-hub", "a.db", "--currency", "EUR", "--timeout", "5.0"],
    ])
    func isAccepted(_ arguments: [String]) throws {
        _ = try ImportCommand.parse(ImportCommand.normalized(arguments))
    }

    @Test(arguments: [
        ["client-infra-manager"], ["client-infra-manager", "a.db", "--currency", "EUR"], ["client-ops-hub", "a.db"],
        ["client-ops-hub", "a.db", "--currency", "eur"], ["client-ops-hub", "a.db", "--currency", "EURO"],
        ["client-ops-hub", "a.db", "--currency", "ÄÖ"], ["other-program", "a.db"],
        ["client-infra-manager", "a.db", "--timeout", "0"], ["client-infra-manager", "a.db", "--json=yaml"],
    ])
    func isRefusedAsUsage(_ arguments: [String]) {
        let error = #expect(throws: (any Error).self) {
            try ImportCommand.parse(ImportCommand.normalized(arguments))
        }
        if let error { #expect(ImportCommand.exitCode(for: error).rawValue == 64) }
    }

    @Test(arguments: [
        (["--json", "client-ops-hub", "f"], ["--json=pretty", "client-ops-hub", "f"]),
        (["--json", "short", "client-ops-hub"], ["--json", "short", "client-ops-hub"]),
        (["f", "--json"], ["f", "--json=pretty"]),
        (["--json=off"], ["--json=off"]), (["--", "--json", "x"], ["--", "--json", "x"]),
    ])
    func jsonMayStandWithoutAValue(_ arguments: [String], _ expected: [String]) {
        #expect(ImportCommand.normalized(arguments) == expected)
    }
}
