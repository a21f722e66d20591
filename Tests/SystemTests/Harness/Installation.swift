import Foundation

/// The container with clientops installed in it, shared by all system tests because booting takes seconds.
enum Installation {
    /// The folder that `make install DESTDIR=` filled, nil when the tests are not to run.
    static let stage = ProcessInfo.processInfo.environment["CLIENTOPS_SYSTEM_TEST_STAGE"]

    /// Where the container sees the fixtures.
    static let fixtures = "/srv"

    /// The container, booted on first use.
    static func container() async throws -> Container { try await booted.value }

    private static let booted = Task {
        let container = try await boot(.plain, name: "test")
        for account in Account.allCases {
            let groups = account.groups.joined(separator: ",")
            try await container.succeed(["useradd", "--uid", String(account.uid), "-G", groups, account.rawValue])
        }
        return container
    }

    /// Boots a container with clientops installed and its socket open.
    ///
    /// - Parameters:
    ///   - image: The root file system.
    ///   - name: What tells the container from the others.
    /// - Returns: The container; its timer is enabled and not started, so that it wakes nothing in the middle of a test.
    /// - Throws: When it does not boot.
    static func boot(_ image: ContainerImage, name: String) async throws -> Container {
        guard let stage else { throw HarnessError(message: "CLIENTOPS_SYSTEM_TEST_STAGE is not set") }
        let tests = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let mounts = ["/mnt": stage, fixtures: tests.appending(path: "Fixtures").path]
        let container = try await Container.boot(image, name: name, mounts: mounts)
        try await container.succeed(["cp", "-r", "--preserve=mode,links", "/mnt/.", "/"])
        try await container.succeed(["systemd-sysusers"])
        try await container.succeed(["journalctl", "--update-catalog"])
        try await container.succeed(["systemctl", "daemon-reload"])
        try await container.succeed(["systemctl", "enable", "clientops.service", "clientops-reconcile.timer"])
        try await container.succeed(["systemctl", "start", "clientops.socket"])
        return container
    }
}

/// The people of the container.
enum Account: String, CaseIterable {
    /// Has a row of her own with the role standard.
    case ann

    /// May not open the socket.
    case bob

    /// May open the socket and has no role.
    case cleo

    /// Is admin by group.
    case dora

    var uid: Int {
        switch self {
        case .ann: 2_001
        case .bob: 2_002
        case .cleo: 2_003
        case .dora: 2_004
        }
    }

    var groups: [String] {
        switch self {
        case .ann, .cleo: ["clientops"]
        case .bob: ["users"]
        case .dora: ["clientops", "clientops-admin"]
        }
    }
}

extension Container {
    /// Runs the client.
    func clientopsctl(
        _ arguments: String...,
        as user: String? = nil,
        seconds: Int = 60,
        isChecked: Bool = true
    ) async throws -> CommandResult {
        try await run(["clientopsctl"] + arguments, as: user, seconds: seconds, isChecked: isChecked)
    }

    /// Runs a creating verb as root and answers the new row's id.
    func create(_ arguments: String...) async throws -> Int {
        struct Row: Decodable { var id: Int }
        return try await succeed(["clientopsctl"] + arguments + ["--json=short"]).decoded(Row.self).id
    }

    /// The properties of a unit, by name.
    func properties(_ names: String..., of unit: String) async throws -> [String: String] {
        let result = try await succeed(["systemctl", "show", "--property=\(names.joined(separator: ","))", unit])
        let pairs = result.text.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Runs a body while a unit has a drop-in, and reloads the service manager before and after.
    func withDropIn(_ text: String, of unit: String, _ body: () async throws -> Void) async throws {
        let folder = "/run/systemd/system/\(unit).d"
        let script = "mkdir -p \"$1\" && printf '%s\\n' \"$2\" >\"$1/test.conf\" && systemctl daemon-reload"
        try await succeed(["sh", "-c", script, "sh", folder, text])
        let outcome: Result<Void, any Error>
        do {
            try await body()
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await succeed(["sh", "-c", "rm -r \"$1\" && systemctl daemon-reload", "sh", folder])
        try outcome.get()
    }

    /// The journal's entries that match, waiting for the first one for a while.
    func journalOnceItHolds(_ matches: String...) async throws -> [JournalRecord] {
        let script = "until journalctl --quiet --lines=1 --no-pager \"$@\" | grep -q .; do sleep 0.1; done"
        _ = try await run(["sh", "-c", script, "sh"] + matches, seconds: 20)
        return try await journal(matches)
    }

    /// The journal's entries that match, oldest first.
    func journal(_ matches: String...) async throws -> [JournalRecord] {
        try await journal(matches)
    }

    private func journal(_ matches: [String]) async throws -> [JournalRecord] {
        try await succeed(["journalctl", "--sync"])
        let result = try await succeed(["journalctl", "--output=json", "--no-pager", "--quiet"] + matches)
        return try result.output.split(separator: "\n").map { line in
            try JSONDecoder().decode(JournalRecord.self, from: Data(line.utf8))
        }
    }
}

/// One entry of the journal.
struct JournalRecord: Decodable {
    /// The fields that are text; the rest is binary or repeated.
    var fields: [String: String]

    init(from decoder: any Decoder) throws {
        let values = try [String: Field](from: decoder)
        fields = values.compactMapValues(\.text)
    }

    private struct Field: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    subscript(name: String) -> String? { fields[name] }
}
