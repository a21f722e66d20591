/// Why the daemon does not start, with the exit status of sysexits(3).
struct StartupError: Error, Equatable, CustomStringConvertible {
    var exitStatus: Int32
    var description: String

    /// Called wrongly.
    static func usage(_ description: String) -> StartupError { StartupError(exitStatus: 64, description: description) }

    /// The socket or the store cannot be had.
    static func unavailable(_ description: String) -> StartupError {
        StartupError(exitStatus: 69, description: description)
    }

    /// The configuration or the store is not for this program; a restart would not help.
    static func configuration(_ description: String) -> StartupError {
        StartupError(exitStatus: 78, description: description)
    }
}
