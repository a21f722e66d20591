import Glibc

/// Why a part of a look failed, in one clause that quotes nothing of what was read.
package struct Reason: Error, Sendable, Hashable, CustomStringConvertible {
    /// The clause.
    package let description: String
    /// Whether it is that there is no such file.
    package let isAbsence: Bool

    /// Takes a clause.
    package init(_ words: String) {
        description = words
        isAbsence = false
    }

    /// The system's words for an error number.
    package init(errno code: Int32) {
        description = Self.words(code)
        isAbsence = code == ENOENT
    }

    /// What happened to a program.
    package init(_ failure: Subprocess.Failure, of program: String) {
        isAbsence = failure == .missing
        description =
            switch failure {
            case .missing: "\(program) is not installed"
            case .timedOut: "\(program) did not end in time"
            case .tooLong: "\(program) wrote more than expected"
            case .system(let code): "\(program) could not be run: \(Self.words(code))"
            }
    }

    private static func words(_ code: Int32) -> String {
        let text = String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
