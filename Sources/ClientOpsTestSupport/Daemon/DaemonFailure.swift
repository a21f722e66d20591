import Glibc

/// What keeps a test from going on: a system call or a program that did not do its part.
package struct DaemonFailure: Error, CustomStringConvertible {
    /// What happened.
    package var description: String

    /// Makes a failure.
    package init(_ description: String) { self.description = description }

    /// Words the failure of a system call.
    static func system(_ call: String, _ number: Int32 = errno) -> DaemonFailure {
        DaemonFailure("\(call): \(String(cString: strerror(number)))")
    }
}

/// How long anything is waited for, so that a defect fails a test instead of hanging it.
package enum Patience {
    static let seconds = 180

    /// A moment at which waiting ends.
    struct End {
        private let instant = ContinuousClock.now + .seconds(Patience.seconds)

        /// The time left for `poll`.
        ///
        /// - Throws: ``DaemonFailure`` when none is left.
        func remainingMilliseconds(for what: String) throws(DaemonFailure) -> Int32 {
            let rest = instant - .now
            guard rest > .zero else { throw DaemonFailure("\(what) took more than \(Patience.seconds) s") }
            return Int32(clamping: rest.components.seconds * 1000 + 1)
        }
    }
}
