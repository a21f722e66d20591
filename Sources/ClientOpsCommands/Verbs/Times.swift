import ArgumentParser
import ClientOpsModel
import StrictJSON

/// A time as RFC 3339, or counted from the moment of the call.
enum TimeArgument {
    case at(String)
    case fromNow(seconds: Int64)

    init(_ text: String) throws(ValidationError) {
        if text == "now" {
            self = .fromNow(seconds: 0)
        } else if let seconds = Self.seconds(text) {
            self = .fromNow(seconds: seconds)
        } else if Timestamp(text) != nil {
            self = .at(text)
        } else {
            throw ValidationError("A time is written 2026-01-31T22:00:00+01:00, or now, +30m, +2h, +3d.")
        }
    }

    /// `+` and a number of minutes, hours or days.
    private static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]
        guard text.hasPrefix("+"), let unit = text.last.flatMap({ units[$0] }) else { return nil }
        let digits = text.dropFirst().dropLast()
        // More digits than any time between now and the year 9999 needs.
        guard (1...9).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(digits).map { $0 * unit }
    }

    /// The time as it is sent.
    ///
    /// - Parameter now: the moment of the call, nil when it is not known.
    /// - Returns: RFC 3339.
    /// - Throws: `UsageError` when the moment is needed, and for times past the calendar.
    func text(at now: Timestamp?) throws(UsageError) -> String {
        switch self {
        case .at(let text): return text
        case .fromNow(let seconds):
            guard let now else { throw UsageError(message: "The time depends on when the command is run.") }
            let text = now.adding(seconds: seconds).description
            guard Timestamp(text) != nil else { throw UsageError(message: "The time is too far away.") }
            return text
        }
    }
}

extension ArgumentHelp {
    /// Explains an option that is a time.
    static func time(_ what: String) -> ArgumentHelp { ArgumentHelp("\(what).", valueName: "time") }
}

/// A command with times that may be counted from now.
protocol TimedCommand: MethodCommand {
    /// The parameters at a moment.
    func params(at now: Timestamp?) throws -> JSONObject
}

extension TimedCommand {
    func params() throws -> JSONObject { try params(at: nil) }

    func params(in session: Session) throws -> JSONObject { try params(at: session.page.now) }
}
