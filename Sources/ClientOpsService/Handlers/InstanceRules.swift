import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore

/// Rules of an instance that its fields' own types cannot say.
enum InstanceRules {
    /// At most 20 aliases, of the same ones the first.
    static func aliases(_ aliases: [String]) throws -> [String] {
        guard aliases.count <= InstanceMethods.maximumAliases else {
            throw DomainError.invalidField(
                pointer: "/aliases",
                expected: "at most \(InstanceMethods.maximumAliases) aliases"
            )
        }
        var seen = Set<String>()
        return aliases.filter { seen.insert($0).inserted }
    }

    /// Nodes, at most 64, each unit of a host once.
    static func nodes(_ nodes: [InstanceNode]) throws -> [InstanceNode] {
        guard nodes.count <= InstanceMethods.maximumNodes else {
            throw DomainError.invalidField(
                pointer: "/nodes",
                expected: "at most \(InstanceMethods.maximumNodes) nodes"
            )
        }
        guard Set(nodes.map { [$0.host.value, $0.unit.value] }).count == nodes.count else {
            throw DomainError.invalidField(pointer: "/nodes", expected: "each unit of a host once")
        }
        return nodes
    }

    /// Sources that watch, or nobody with a reason.
    static func watchedBy(_ watchedBy: WatchedBy) throws -> WatchedBy {
        guard watchedBy.sources.isEmpty == (watchedBy.reason != nil) else {
            throw DomainError.invalidField(
                pointer: "/watched_by",
                expected: "sources, or no sources and a reason why nobody watches"
            )
        }
        return watchedBy
    }

    /// Refuses a step to the state the instance is in already.
    static func step(_ instance: Instance, from active: Bool) throws {
        guard instance.active == active else {
            let present = instance.active ? "active" : "inactive"
            let other = instance.active ? "inactive" : "active"
            throw DomainError.invalidState(
                InvalidState(.instance, id: instance.id, from: present, to: present, allowed: [other])
            )
        }
    }
}

extension WriteTransaction {
    /// Gives slot 0 to an active production that has become the only one of its project (PRODUCT.md section 6).
    func settleProductions(ofProject id: Int64) throws {
        let productions = try connection.activeProductions(ofProject: id)
        guard productions.count == 1, let last = productions.first, last.contested else { return }
        var settled = last
        settled.contested = false
        _ = try update(last, to: settled)
    }
}

extension Patch {
    /// The patch with its value checked or brought into another form.
    func map<Other>(_ convert: (Value) throws -> Other) rethrows -> Patch<Other> {
        switch self {
        case .unchanged: .unchanged
        case .clear: .clear
        case .set(let value): .set(try convert(value))
        }
    }
}
