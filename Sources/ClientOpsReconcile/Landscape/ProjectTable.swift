/// Which projects have something in common, by what they have in common: seldom more than one.
struct ProjectTable: Sendable {
    private var first: [String: Int64] = [:]
    /// The projects of those texts that several have.
    private var several: [String: Set<Int64>] = [:]

    /// The projects of a text; nil for none.
    subscript(text: String) -> Set<Int64>? { first[text].map { several[text] ?? [$0] } }

    func has(_ text: String) -> Bool { first[text] != nil }

    /// The texts that so many projects, at least two, have in common.
    func texts(ofProjects count: Int) -> Set<String> { Set(several.filter { $0.value.count >= count }.keys) }

    mutating func insert(_ project: Int64, for text: String) {
        guard let other = first[text] else {
            first[text] = project
            return
        }
        if other != project { several[text, default: [other]].insert(project) }
    }
}
