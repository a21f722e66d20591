package import ClientOpsClient

/// What a run of the program has around it, so that tests can stand in for the machine.
package struct Context {
    /// The environment variables.
    package var environment: [String: String]
    /// The effective uid.
    package var uid: UInt32
    /// The real path of the running program.
    package var executablePath: String
    /// Whether people read the output as it appears.
    package var isTerminal: Bool
    /// Columns of the terminal; nil when the output may be as wide as it likes.
    package var width: Int?
    /// Whether colours are welcome.
    package var usesColor: Bool
    /// The time that relative times start from, in milliseconds since 1970.
    package var now: Int64
    /// How connections are made.
    package var connection: ConnectionOptions
    /// Puts a question to the person at the terminal and waits for a line, nil at the end of the input; nil when nobody
    /// sits there.
    package var ask: ((String) -> String?)?
    /// Reads all of the standard input.
    package var readInput: () -> [UInt8]
    /// Reads some bytes of the standard input; none at its end.
    package var readSome: () -> [UInt8]
    /// Writes to the standard output; answers false once nobody reads it.
    package var writeOutput: ([UInt8]) -> Bool
    /// Writes to the standard error.
    package var writeError: ([UInt8]) -> Void
    /// Whether a program may be run.
    package var isExecutable: (String) -> Bool
    /// Puts another program in this one's place, found on the search path unless its name has a slash; comes back only
    /// when that fails, with the reason.
    package var replaceProcess: ([String]) -> String
    /// Waits for some seconds.
    package var pause: (Double) -> Void

    /// Describes surroundings.
    package init(
        environment: [String: String],
        uid: UInt32,
        executablePath: String,
        isTerminal: Bool,
        width: Int?,
        usesColor: Bool,
        now: Int64,
        connection: ConnectionOptions = ConnectionOptions(),
        ask: ((String) -> String?)? = nil,
        readInput: @escaping () -> [UInt8],
        readSome: @escaping () -> [UInt8] = { [] },
        writeOutput: @escaping ([UInt8]) -> Bool,
        writeError: @escaping ([UInt8]) -> Void,
        isExecutable: @escaping (String) -> Bool,
        replaceProcess: @escaping ([String]) -> String,
        pause: @escaping (Double) -> Void
    ) {
        self.environment = environment
        self.uid = uid
        self.executablePath = executablePath
        self.isTerminal = isTerminal
        self.width = width
        self.usesColor = usesColor
        self.now = now
        self.connection = connection
        self.ask = ask
        self.readInput = readInput
        self.readSome = readSome
        self.writeOutput = writeOutput
        self.writeError = writeError
        self.isExecutable = isExecutable
        self.replaceProcess = replaceProcess
        self.pause = pause
    }
}
