import ClientOpsModel
import ClientOpsReconcile

/// SplitMix64: the same seed gives the same numbers everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<Element>(_ choices: [Element], else fallback: Element) -> Element {
        choices.randomElement(using: &self) ?? fallback
    }
}

/// Facts drawn from small pools, so that every rule finds something.
struct RandomWorld {
    var generator: SeededGenerator
    private(set) var facts = DeclaredFacts()

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        for id in Int64(1)...4 {
            facts.clients.append(ClientFact(id: id, name: "Client \(id)", isArchived: generator.chance(20)))
        }
        for id in Int64(1)...10 { facts.projects.append(project(id)) }
        for id in Int64(1)...40 { facts.instances.append(instance(id)) }
    }

    /// Draws a third of the rows anew.
    mutating func change() {
        for index in facts.projects.indices where generator.chance(30) {
            facts.projects[index] = project(facts.projects[index].id)
        }
        for index in facts.instances.indices where generator.chance(30) {
            facts.instances[index] = instance(facts.instances[index].id)
        }
    }

    /// The same facts with their rows in another order.
    mutating func shuffled() -> DeclaredFacts {
        DeclaredFacts(
            clients: facts.clients.shuffled(using: &generator),
            projects: facts.projects.shuffled(using: &generator),
            instances: facts.instances.shuffled(using: &generator)
        )
    }

    private mutating func project(_ id: Int64) -> ProjectFact {
        ProjectFact(
            id: id,
            clientID: Int64.random(in: 1...4, using: &generator),
            name: "Project \(id)",
            stage: generator.pick(ProjectStage.allCases, else: .live),
            isArchived: generator.chance(15)
        )
    }

    private mutating func instance(_ id: Int64) -> InstanceFact {
        let host = generator.pick(
            ["a.example.org", "b.example.org", "c.example.net", "localhost", "10.0.0.7"],
            else: ""
        )
        let rest = generator.pick(["", "", ":8069", "/odoo"], else: "")
        let hasURL = generator.chance(80)
        return InstanceFact(
            id: id,
            projectID: Int64.random(in: 1...10, using: &generator),
            name: generator.pick(["Production", "Main", "Test"], else: ""),
            type: generator.pick(InstanceType.allCases, else: .production),
            active: generator.chance(75),
            isArchived: generator.chance(10),
            urlKey: hasURL ? host + rest : nil,
            urlHost: hasURL ? host : nil,
            aliases: generator.chance(25)
                ? [generator.pick(["*.example.org", "b.example.org", "www.example.net"], else: "")] : [],
            host: generator.chance(60) ? generator.pick(["web-1", "web-2"], else: "") : nil
        )
    }
}
