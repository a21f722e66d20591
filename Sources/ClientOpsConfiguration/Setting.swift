import ClientOpsModel

/// A setting that a file may give: its name, its form and the value it belongs to, stated once.
struct Setting: Sendable {
    let name: SettingName
    /// What a file has to give, in one clause.
    let expectation: String
    /// Puts a value into the configuration; false when it is not acceptable.
    let assign: @Sendable (String, inout Configuration) -> Bool
    /// The value as a file would say it.
    let show: @Sendable (Configuration) -> String

    typealias Path<Value> = WritableKeyPath<Configuration, Value> & Sendable

    private init<Value: Sendable>(
        _ section: String,
        _ key: String,
        _ path: any Path<Value>,
        expectation: String,
        read: @escaping @Sendable (String) -> Value?,
        show: @escaping @Sendable (Value) -> String
    ) {
        name = SettingName(section: section, key: key)
        self.expectation = expectation
        self.show = { show($0[keyPath: path]) }
        assign = { text, configuration in
            // An empty value takes back what was said before, as everywhere in systemd.
            guard let value = text.isEmpty ? Configuration()[keyPath: path] : read(text) else { return false }
            configuration[keyPath: path] = value
            return true
        }
    }

    static func count(_ section: String, _ key: String, _ path: any Path<Int>, _ range: ClosedRange<Int>) -> Setting {
        Setting(
            section,
            key,
            path,
            expectation: "a number from \(range.lowerBound) to \(range.upperBound)",
            read: { SettingValue.count($0).flatMap { range.contains($0) ? $0 : nil } },
            show: { "\($0)" }
        )
    }

    static func size(_ section: String, _ key: String, _ path: any Path<Int>, _ range: ClosedRange<Int>) -> Setting {
        let lowest = SettingValue.show(size: range.lowerBound)
        let highest = SettingValue.show(size: range.upperBound)
        return Setting(
            section,
            key,
            path,
            expectation: "a size from \(lowest) to \(highest), in bytes or with K, M or G",
            read: { SettingValue.size($0).flatMap { range.contains($0) ? $0 : nil } },
            show: { SettingValue.show(size: $0) }
        )
    }

    /// A time span; a bare number counts milliseconds where the key says so, else seconds as everywhere in systemd.
    static func duration(
        _ section: String,
        _ key: String,
        _ path: any Path<Int>,
        _ range: ClosedRange<Int>
    ) -> Setting {
        let lowest = SettingValue.show(milliseconds: range.lowerBound)
        let highest = SettingValue.show(milliseconds: range.upperBound)
        let bareUnit = key.hasSuffix("_ms") ? 1000 : 1_000_000
        return Setting(
            section,
            key,
            path,
            expectation: "a time span from \(lowest) to \(highest), such as 30s or 5min",
            read: { SettingValue.duration($0, bareUnit: bareUnit).flatMap { range.contains($0) ? $0 : nil } },
            show: { SettingValue.show(milliseconds: $0) }
        )
    }

    static func path(_ section: String, _ key: String, _ path: any Path<String?>) -> Setting {
        Setting(
            section,
            key,
            path,
            expectation: "an absolute path without '..'",
            read: { text in
                let steps = text.split(separator: "/", omittingEmptySubsequences: false)
                guard text.hasPrefix("/"), text.utf8.count < 4096, !steps.contains("..") else { return nil }
                return .some(text)
            },
            show: { $0 ?? "" }
        )
    }

    static func text(
        _ section: String,
        _ key: String,
        _ path: any Path<String>,
        expectation: String,
        _ isAcceptable: @escaping @Sendable (String) -> Bool
    ) -> Setting {
        Setting(
            section,
            key,
            path,
            expectation: expectation,
            read: { isAcceptable($0) ? $0 : nil },
            show: { $0 }
        )
    }

    static func word<Word: CaseIterable & RawRepresentable & Sendable>(
        _ section: String,
        _ key: String,
        _ path: any Path<Word>
    ) -> Setting where Word.RawValue == String {
        Setting(
            section,
            key,
            path,
            expectation: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "),
            read: { Word(rawValue: $0) },
            show: { $0.rawValue }
        )
    }

    /// The groups of a role; unlike other settings an empty value means none.
    static func groups(of role: Role) -> Setting {
        Setting(
            name: SettingName(section: "roles", key: role.rawValue),
            expectation: "names of groups, separated by spaces, or nothing",
            assign: { text, configuration in
                let groups = text.split(separator: " ").map { String($0) }
                guard groups.allSatisfy(isGroupName), Set(groups).count == groups.count else { return false }
                configuration.roleGroups[role] = groups
                return true
            },
            show: { ($0.roleGroups[role] ?? []).joined(separator: " ") }
        )
    }

    private init(
        name: SettingName,
        expectation: String,
        assign: @escaping @Sendable (String, inout Configuration) -> Bool,
        show: @escaping @Sendable (Configuration) -> String
    ) {
        self.name = name
        self.expectation = expectation
        self.assign = assign
        self.show = show
    }

    private static func isGroupName(_ name: String) -> Bool {
        name.utf8.count <= 64 && UsernameLimits.problem(in: name) == nil
    }
}
