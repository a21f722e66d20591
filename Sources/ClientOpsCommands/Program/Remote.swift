import ArgumentParser

/// Another machine on which the command is run over ssh.
struct Remote {
    /// `host` or `user@host`.
    var host: String

    /// Refuses what ssh would take for an option, and what no host is called.
    func validate() throws {
        let isName = !host.hasPrefix("-") && host.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
        guard !host.isEmpty, isName else {
            throw ValidationError("--remote takes the name of a host, or user@host.")
        }
    }

    /// The program that runs a command there.
    ///
    /// - Parameters:
    ///   - arguments: this program's arguments.
    ///   - needsTerminal: whether it may ask something there.
    /// - Returns: ssh and its arguments; ssh hands one text to the shell there, so that each word is quoted.
    func arguments(for arguments: [String], needsTerminal: Bool = false) -> [String] {
        let words = (["clientopsctl"] + withoutHost(arguments)).map(Self.quoted)
        return ["ssh"] + (needsTerminal ? ["-t"] : []) + ["--", host, words.joined(separator: " ")]
    }

    private func withoutHost(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" { return result + [argument] + rest }
            if argument == "-H" || argument == "--remote" {
                _ = rest.popFirst()
            } else if !argument.hasPrefix("--remote="), !argument.hasPrefix("-H=") {
                result.append(argument)
            }
        }
        return result
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy { plain.contains($0) }
        return isPlain
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:@%+,".utf8)
}
