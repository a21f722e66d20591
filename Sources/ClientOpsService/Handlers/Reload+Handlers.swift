import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore
import Dispatch
import JSONRPC
import StrictJSON

/// Why a configuration was not put in force; the one before goes on.
package struct ReloadRefusal: Error, Sendable, Equatable {
    /// One thing that is wrong.
    package struct Problem: Sendable, Equatable, CustomStringConvertible {
        package var file: String
        /// From 1; nil when the file as a whole is meant.
        package var line: Int?
        /// Section and key, such as `limits.batch`.
        package var key: String?
        /// What was expected, or what happened, in one clause.
        package var expected: String

        /// Describes a problem, of the file as a whole unless a line is given.
        package init(file: String, line: Int? = nil, key: String? = nil, expected: String) {
            self.file = file
            self.line = line
            self.key = key
            self.expected = expected
        }

        /// `FILE:LINE: key: what was expected`.
        package var description: String {
            file + (line.map { ":\($0)" } ?? "") + ": " + (key.map { "\($0): " } ?? "") + expected
        }
    }

    /// At least one.
    package var problems: [Problem]

    /// Makes a refusal.
    package init(problems: [Problem]) { self.problems = problems }
}

extension SystemMethods.Reload: JobHandled {
    package static func handle(
        _ params: NoParams,
        _ context: JobContext,
        _ done: @escaping @Sendable (Swift.Result<ReloadReport, any Error>) -> Void
    ) {
        let reload = context.service.transport.reload
        // Files and groups are looked up, which may block.
        DispatchQueue.global().async {
            done(
                Swift.Result {
                    do { return try reload() } catch let refusal as ReloadRefusal { throw RPCError(refusal) }
                }
            )
        }
    }
}

extension RPCError {
    /// The state is that of the daemon, which goes on as it was configured.
    init(_ refusal: ReloadRefusal) {
        self = .invalidState(
            "The configuration is not valid, the old one stays in force: "
                + refusal.problems.map(\.description).joined(separator: "; ") + ".",
            from: "configured",
            to: "reloaded",
            allowed: ["configured"]
        )
        data["problems"] = .array(
            refusal.problems.map { problem in
                var value: JSONObject = ["file": .string(problem.file)]
                if let line = problem.line { value["line"] = .integer(Int64(line)) }
                if let key = problem.key { value["key"] = .string(key) }
                value["expected"] = .string(problem.expected)
                return .object(value)
            }
        )
    }
}
