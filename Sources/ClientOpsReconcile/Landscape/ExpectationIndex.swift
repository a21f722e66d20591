import ClientOpsModel

/// The announced restores and tests, by place.
struct ExpectationIndex: Sendable {
    private var patterns: [String: [String]] = [:]

    init(_ expectations: [Expectation], now: Timestamp) {
        for expectation in expectations where !expectation.isArchived && now < expectation.until {
            patterns[expectation.place, default: []].append(expectation.pattern)
        }
    }

    /// Whether a database of a cluster was announced, for the cluster's identifier or one of its hosts.
    func covers(_ name: String, in cluster: Cluster, seenFrom host: String) -> Bool {
        guard !patterns.isEmpty else { return false }
        // A cluster that runs on a known host belongs to it; one elsewhere to the host that looks at it.
        let hosts = cluster.homes.isEmpty ? [host] : cluster.homes
        return (hosts + [cluster.systemIdentifier].compactMap(\.self)).contains { place in
            patterns[place]?.contains { Pattern.matches(name, $0) } ?? false
        }
    }
}

/// Names with `*` for any characters.
enum Pattern {
    /// Compares in time linear in both texts for each star.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let (name, pattern) = (Array(name.utf8), Array(pattern.utf8))
        var (here, there) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while here < name.count {
            if there < pattern.count, pattern[there] == 42 {
                star = (there, here)
                there += 1
            } else if there < pattern.count, pattern[there] == name[here] {
                here += 1
                there += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                here = last.name + 1
                there = last.pattern + 1
            } else {
                return false
            }
        }
        return pattern[there...].allSatisfy { $0 == 42 }
    }
}
