import ClientOpsModel

/// The sources, and how far each can be relied on now.
struct SourceTable: Sendable {
    /// What an observation says now.
    enum Sight: Sendable {
        case present, gone
        /// Its source is silent, paused or suspect, or has reported without naming it.
        case unknown
    }

    private let now: Timestamp
    private(set) var sources: [Int64: Source] = [:]
    private(set) var states: [Int64: SourceState] = [:]
    private var idsByName: [String: Int64] = [:]
    private var idsByHost: [String: [Int64]] = [:]

    init(_ rows: [Source], now: Timestamp) {
        self.now = now
        for source in rows.sorted(by: { $0.id < $1.id }) where !source.isArchived {
            sources[source.id] = source
            states[source.id] = Self.state(of: source, at: now)
            idsByName[source.name] = source.id
            idsByHost[source.host, default: []].append(source.id)
        }
    }

    private static func state(of source: Source, at now: Timestamp) -> SourceState {
        if source.isPaused(at: now) { return .paused }
        if source.suspectSince != nil { return .suspect }
        if source.lastSuccess == nil { return .never }
        return source.isSilent(at: now) ? .silent : .fresh
    }

    var isEmpty: Bool { sources.isEmpty }

    /// What the run notes of each source, by id ascending.
    var freshness: [SourceFreshness] {
        sources.values.sorted { $0.id < $1.id }.map {
            SourceFreshness(id: $0.id, name: $0.name, state: states[$0.id] ?? .never, lastSuccess: $0.lastSuccess)
        }
    }

    func isFresh(_ id: Int64) -> Bool { states[id] == .fresh }

    func id(named name: String) -> Int64? { idsByName[name] }

    func ids(on host: String) -> [Int64] { idsByHost[host] ?? [] }

    /// Whether a host's sources of a kind can be relied on; no when the host has none.
    func knows(_ look: SourceKind, on host: String) -> Truth {
        let states = ids(on: host).filter { sources[$0]?.look == look }.map { self.states[$0] ?? .never }
        if states.isEmpty { return .no }
        return states.contains(.fresh) ? .yes : .unknown("the source \(host)/\(look.rawValue) is not fresh")
    }

    /// Why a source's word does not count; nil when it does.
    func doubt(_ id: Int64) -> String? {
        guard let source = sources[id], let state = states[id], state != .fresh else { return nil }
        switch state {
        case .silent: return "source \(source.name) is silent"
        case .paused: return "source \(source.name) is paused"
        case .suspect: return "source \(source.name) is suspect"
        case .never: return "source \(source.name) never reported"
        case .fresh: return nil
        }
    }

    /// What an observation says now; nil when its source was retired.
    func sight(of observation: Observation) -> Sight? {
        guard let source = sources[observation.sourceID] else { return nil }
        if observation.goneAt != nil { return .gone }
        guard isFresh(source.id) else { return .unknown }
        let age = now.milliseconds - observation.receivedAt.milliseconds
        return age > (source.period + source.grace) * 1000 ? .unknown : .present
    }

    /// Up to when all of the given sources have looked; nil when none of them is left.
    func evidenceTime(of ids: [Int64]) -> Timestamp? {
        ids.compactMap { sources[$0]?.lastSuccess }.min()
    }

    /// Since when the absence of something from a source counts; nil unless its last complete report is recent.
    func absenceCounts(_ id: Int64) -> Timestamp? {
        guard let source = sources[id], isFresh(id), let complete = source.lastComplete,
            now.milliseconds - complete.milliseconds <= (source.period + source.grace) * 1000
        else { return nil }
        return complete
    }
}
