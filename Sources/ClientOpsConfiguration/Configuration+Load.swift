extension Configuration {
    /// Reads the configuration: the main file, then `FILE.d/*.conf` by name; what comes later wins.
    ///
    /// - Parameters:
    ///   - path: the main file, which must be there; nil for ``defaultPath``, which need not.
    ///   - source: where the files are.
    /// - Returns: the checked configuration.
    /// - Throws: `ConfigurationError` with every problem of every file.
    package static func load(
        path: String? = nil,
        from source: some ConfigurationSource = FileSystem()
    ) throws(ConfigurationError) -> Configuration {
        var loader = ConfigurationLoader(source: source)
        loader.read(path ?? defaultPath, isRequired: path != nil)
        loader.readDropIns(of: path ?? defaultPath)
        loader.checkRelations()
        guard loader.problems.isEmpty else { throw ConfigurationError(problems: loader.problems) }
        return loader.configuration
    }
}

/// Gathers the files into one value and what is wrong with them into one list.
private struct ConfigurationLoader<Source: ConfigurationSource> {
    let source: Source
    var configuration = Configuration()
    var problems: [ConfigurationProblem] = []

    init(source: Source) { self.source = source }

    mutating func read(_ path: String, isRequired: Bool) {
        do throws(ConfigurationProblem) {
            if let bytes = try source.contents(of: path) {
                take(IniText(bytes, path: path), path)
            } else if isRequired {
                problems.append(
                    ConfigurationProblem(path: path, expected: "there is no such file")
                )
            }
        } catch {
            problems.append(error)
        }
    }

    mutating func readDropIns(of path: String) {
        let directory = path + ".d"
        do throws(ConfigurationProblem) {
            let names = try source.names(in: directory).filter { $0.hasSuffix(".conf") && !$0.hasPrefix(".") }
            // By bytes, so that the order is the same in every locale.
            for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                read(directory + "/" + name, isRequired: true)
            }
        } catch {
            problems.append(error)
        }
    }

    private mutating func take(_ text: IniText, _ path: String) {
        let before = problems
        problems = text.problems
        for heading in text.headings where !Self.sections.contains(heading.section) {
            report("[\(heading.section)]", path, heading.line, "expected one of the sections " + list(Self.sections))
        }
        for assignment in text.assignments where Self.sections.contains(assignment.name.section) {
            take(assignment, path)
        }
        problems = before + problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private mutating func take(_ assignment: IniText.Assignment, _ path: String) {
        let name = assignment.name
        guard let setting = Setting.all.first(where: { $0.name == name }) else {
            let keys = Setting.all.filter { $0.name.section == name.section }.map(\.name.key)
            report(name.description, path, assignment.line, "expected one of the keys " + list(keys))
            return
        }
        guard setting.assign(assignment.value, &configuration) else {
            report(name.description, path, assignment.line, "expected \(setting.expectation)")
            return
        }
        let isTakenBack = assignment.value.isEmpty && name.section != "roles"
        configuration.origins[name] = isTakenBack ? nil : .file(path: path, line: assignment.line)
    }

    private static var sections: [String] {
        var result: [String] = []
        for setting in Setting.all where result.last != setting.name.section { result.append(setting.name.section) }
        return result
    }

    private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    private mutating func report(_ setting: String, _ path: String, _ line: Int, _ expected: String) {
        problems.append(ConfigurationProblem(path: path, line: line, setting: setting, expected: expected))
    }

    /// Compares values that are acceptable alone and not together.
    mutating func checkRelations() {
        let limits = configuration.limits
        check(limits.rolelessLineBytes <= limits.lineBytes, "roleless_line_bytes", "at most", "line_bytes")
        check(limits.connectionsPerUID <= limits.connections, "connections_per_uid", "at most", "connections")
        check(limits.reservedConnections < limits.connections, "reserved_connections", "less than", "connections")
        check(limits.bufferedBytesPerUID <= limits.bufferedBytes, "buffered_bytes_per_uid", "at most", "buffered_bytes")
        check(limits.lineBytes <= limits.bufferedBytesPerUID, "line_bytes", "at most", "buffered_bytes_per_uid")
    }

    /// Reports at whichever of the two a file has set.
    private mutating func check(_ holds: Bool, _ key: String, _ relation: String, _ other: String) {
        guard !holds else { return }
        let expected = "\(key) has to be \(relation) \(other)"
        for key in [key, other] {
            let name = SettingName(section: "limits", key: key)
            guard case .file(let path, let line)? = configuration.origins[name] else { continue }
            report(name.description, path, line, expected)
            return
        }
    }
}
