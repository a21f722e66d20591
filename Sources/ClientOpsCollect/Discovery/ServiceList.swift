package import ClientOpsModel
import Glibc
import StrictJSON

/// A service as the service manager knows it.
package struct ServiceUnit: Sendable, Hashable {
    /// Its name, with `.service`.
    package var name: String
    package var isRunning: Bool
    package var mainPID: Int32
    /// The account of `User=`; root's when empty.
    package var user: String
    package var directory: String
    /// The command lines of `ExecStart=`, joined with blanks.
    package var commands: [String]
    package var startedAt: Timestamp?

    /// Reads what `systemctl show` prints of one unit; nil for what is no loaded service.
    ///
    /// - Parameter block: its lines.
    package init?(_ block: Substring) {
        var fields: [Substring: Substring] = [:]
        var commands: [String] = []
        for line in block.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { continue }
            let value = line[line.index(after: equals)...]
            if line[..<equals] == "ExecStart" {
                commands += Self.command(value).map { [$0] } ?? []
            } else {
                fields[line[..<equals]] = value
            }
        }
        guard let id = fields["Id"], id.hasSuffix(".service"), fields["LoadState"] == "loaded" else { return nil }
        name = String(id)
        isRunning =
            ["active", "reloading", "activating", "deactivating"].contains(fields["ActiveState"] ?? "")
            && fields["MainPID"] != "0"
        mainPID = fields["MainPID"].flatMap { Int32($0) } ?? 0
        user = String(fields["User"] ?? "")
        let directory = fields["WorkingDirectory"].map(String.init) ?? ""
        self.directory = directory.hasPrefix("!") ? String(directory.dropFirst()) : directory
        self.commands = commands
        startedAt = fields["ExecMainStartTimestamp"].flatMap(Self.time)
    }

    /// `{ path=… ; argv[]=… ; ignore_errors=no ; … }`.
    private static func command(_ value: Substring) -> String? {
        guard let start = value.firstRange(of: "argv[]=") else { return nil }
        let rest = value[start.upperBound...]
        return String(rest[..<(rest.firstRange(of: " ; ignore_errors=")?.lowerBound ?? rest.endIndex)])
    }

    /// `Sat 2026-11-21 15:03:05 UTC`.
    private static func time(_ value: Substring) -> Timestamp? {
        let words = value.split(separator: " ")
        guard words.count == 4, words[3] == "UTC" else { return nil }
        return Timestamp("\(words[1])T\(words[2])Z")
    }

    /// Whether the command lines mention a server of Odoo, so that they are worth a closer look.
    package var mentionsServer: Bool {
        commands.contains { $0.contains("odoo") || $0.contains("openerp") }
    }
}

/// What of a unit is exact only as the bus has it.
package struct ServiceDetails: Sendable, Hashable {
    /// The command lines of `ExecStart=`, word by word.
    package var commands: [[String]] = []
    /// The variables of `Environment=`.
    package var environment: [String: String] = [:]

    /// Knows nothing.
    package init() {}

    /// Reads what `busctl --json=short get-property` prints of `ExecStart` and `Environment`; nil for anything else.
    ///
    /// - Parameter output: one line of JSON for each property.
    package init?(_ output: [UInt8]) {
        let lines = output.split(separator: UInt8(ascii: "\n"))
        guard lines.count == 2, let start = Self.data(lines[0]), let variables = Self.data(lines[1]) else { return nil }
        commands = start.compactMap { $0[1]?.arrayValue?.compactMap(\.stringValue) }
        let pairs = variables.compactMap(\.stringValue).compactMap { variable -> (String, String)? in
            guard let equals = variable.firstIndex(of: "=") else { return nil }
            return (String(variable[..<equals]), String(variable[variable.index(after: equals)...]))
        }
        environment = Dictionary(pairs) { _, last in last }
    }

    private static func data(_ line: ArraySlice<UInt8>) -> [JSONValue]? {
        guard let document = try? JSONDocument(Array(line)) else { return nil }
        return JSONValue(document.root)["data"]?.arrayValue
    }
}

/// Asks the service manager through its own programs.
package struct ServiceList: Sendable {
    /// The variables of those programs.
    package let environment: [String: String]
    /// Milliseconds that all questions together may take.
    package let timeout: Int
    /// A directory that is there when systemd runs the host.
    private let mark: String

    /// Takes where the programs are looked up, and what shows that systemd runs.
    package init(path: String, timeout: Int, mark: String = "/run/systemd/system") {
        self.mark = mark
        environment = ["PATH": path, "LC_ALL": "C", "TZ": "UTC", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"]
        self.timeout = timeout
    }

    private static let properties =
        "--property=Id,LoadState,ActiveState,MainPID,User,WorkingDirectory,ExecStart,ExecMainStartTimestamp"

    /// The services that are loaded or installed.
    ///
    /// - Returns: the services.
    /// - Throws: why there is no answer.
    package func services() throws(Reason) -> [ServiceUnit] {
        guard access(mark, F_OK) == 0 else { throw Reason(errno: ENOENT) }
        let deadline = Deadline(milliseconds: timeout)
        let options = ["--type=service", "--full", "--plain", "--no-legend", "--no-pager"]
        let loaded = try ask(["systemctl", "list-units", "--all"] + options, deadline)
        let installed = try ask(["systemctl", "list-unit-files"] + options, deadline)
        let names = Set(Self.names(loaded) + Self.names(installed)).sorted()
        var units: [String: ServiceUnit] = [:]
        var rest = names[...]
        while !rest.isEmpty {
            let some = rest.prefix(500)
            rest = rest.dropFirst(500)
            let output = try ask(["systemctl", "show", "--no-pager", Self.properties, "--"] + some, deadline)
            for unit in Self.units(String(decoding: output, as: UTF8.self)) { units[unit.name] = unit }
        }
        return units.values.sorted { $0.name < $1.name }
    }

    /// The exact words of a unit; empty when the bus cannot be asked.
    package func details(of unit: String) -> ServiceDetails {
        let path = "/org/freedesktop/systemd1/unit/" + Self.label(unit)
        let words = [
            "busctl", "--system", "--json=short", "get-property", "org.freedesktop.systemd1", path,
            "org.freedesktop.systemd1.Service", "ExecStart", "Environment",
        ]
        let output = try? ask(words, Deadline(milliseconds: timeout))
        return output.flatMap { ServiceDetails($0) } ?? ServiceDetails()
    }

    private func ask(_ arguments: [String], _ deadline: Deadline) throws(Reason) -> [UInt8] {
        let program = arguments.first ?? ""
        let outcome: Subprocess.Outcome
        do throws(Subprocess.Failure) {
            outcome = try Subprocess(arguments, environment: environment, limit: 16 << 20).run(until: deadline)
        } catch {
            throw Reason(error, of: program)
        }
        guard outcome.status == 0 else { throw Reason("\(program) got no answer from the service manager") }
        return outcome.output
    }

    /// The first words of the lines; templates are no services.
    static func names(_ output: [UInt8]) -> [String] {
        String(decoding: output, as: UTF8.self).split(separator: "\n")
            .compactMap { $0.split(separator: " ").first.map(String.init) }
            .filter { $0.hasSuffix(".service") && !$0.hasSuffix("@.service") && !$0.hasPrefix("-") }
    }

    /// The units of an answer, which empty lines keep apart.
    package static func units(_ output: String) -> [ServiceUnit] {
        var blocks: [Substring] = []
        var rest = output[...]
        while let gap = rest.firstRange(of: "\n\n") {
            blocks.append(rest[..<gap.lowerBound])
            rest = rest[gap.upperBound...]
        }
        return (blocks + [rest]).compactMap { ServiceUnit($0) }
    }

    /// A name as the last step of a path on the bus.
    static func label(_ name: String) -> String {
        var result = ""
        for (index, byte) in name.utf8.enumerated() {
            let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
            if isLetter || index > 0 && (48...57).contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += (byte < 16 ? "_0" : "_") + String(byte, radix: 16)
            }
        }
        return result.isEmpty ? "_" : result
    }
}
