/// One position or none for each position of another list, in four bytes each.
struct Positions: Sendable {
    private var stored: [Int32]

    init(count: Int) { stored = [Int32](repeating: -1, count: count) }

    subscript(index: Int) -> Int? {
        get { stored[index] < 0 ? nil : Int(stored[index]) }
        set { stored[index] = newValue.map(Int32.init) ?? -1 }
    }
}

/// The positions that belong to each position of another list: seldom more than one.
struct PositionLists: Sendable {
    private var first: Positions
    /// The whole lists of those that have several.
    private(set) var several: [Int: [Int]] = [:]

    init(count: Int) { first = Positions(count: count) }

    /// The positions that belong to one, in the order they came.
    subscript(index: Int) -> [Int] { several[index] ?? first[index].map { [$0] } ?? [] }

    /// The only position that belongs to one; nil for none and several.
    func only(_ index: Int) -> Int? { several[index] == nil ? first[index] : nil }

    func isEmpty(_ index: Int) -> Bool { first[index] == nil }

    mutating func append(_ position: Int, to index: Int) {
        guard let other = first[index] else {
            first[index] = position
            return
        }
        several[index, default: [other]].append(position)
    }
}

/// The positions of what has something in common, in the order they came: seldom more than one.
struct SharedPositions<Common: Hashable> {
    private var first: [Common: Int32] = [:]
    /// The whole lists of what several have in common.
    private(set) var several: [Common: [Int]] = [:]

    /// Everything that is common to one or more.
    var all: some Sequence<(Common, [Int])> {
        first.lazy.map { ($0.key, several[$0.key] ?? [Int($0.value)]) }
    }

    mutating func append(_ position: Int, to common: Common) {
        guard let other = first[common] else {
            first[common] = Int32(position)
            return
        }
        several[common, default: [Int(other)]].append(position)
    }
}
