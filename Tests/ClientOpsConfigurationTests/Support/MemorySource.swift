import ClientOpsConfiguration

/// Files by their paths.
struct MemorySource: ConfigurationSource {
    var files: [String: String] = [:]
    /// What cannot be read although it is there.
    var unreadable: Set<String> = []

    func contents(of path: String) throws(ConfigurationProblem) -> [UInt8]? {
        if unreadable.contains(path) { throw problem(path) }
        return files[path].map { Array($0.utf8) }
    }

    func names(in directory: String) throws(ConfigurationProblem) -> [String] {
        if unreadable.contains(directory) { throw problem(directory) }
        let prefix = directory + "/"
        // Backwards, because a directory has no order.
        return files.keys.sorted(by: >).filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    private func problem(_ path: String) -> ConfigurationProblem {
        ConfigurationProblem(path: path, expected: "Permission denied")
    }
}

/// Reads one main file.
func load(_ text: String) throws -> Configuration {
    try Configuration.load(path: "/c.conf", from: MemorySource(files: ["/c.conf": text]))
}

/// What is wrong with one main file, line by line.
func problems(_ text: String) -> [String] {
    do {
        _ = try load(text)
        return []
    } catch let error as ConfigurationError {
        return error.problems.map(\.description)
    } catch {
        return ["\(error)"]
    }
}
