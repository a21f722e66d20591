/// Everything that is wrong with the configuration, in the order in which it was read.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one problem.
    package var problems: [ConfigurationProblem]

    /// One line for each problem.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong, and what was expected.
package struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var path: String
    /// The line, from 1; nil when the file as a whole is meant.
    package var line: Int?
    /// The setting as `[section] key`, where one is meant.
    package var setting: String?
    /// What was expected, or what happened, in one clause.
    package var expected: String

    /// Makes a problem, of the file as a whole unless a line is given.
    package init(path: String, line: Int? = nil, setting: String? = nil, expected: String) {
        self.path = path
        self.line = line
        self.setting = setting
        self.expected = expected
    }

    /// `FILE:LINE: [section] key: what was expected`.
    package var description: String {
        path + (line.map { ":\($0)" } ?? "") + ": " + (setting.map { "\($0): " } ?? "") + expected
    }
}
