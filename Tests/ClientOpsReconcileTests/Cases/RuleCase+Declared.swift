import ClientOpsModel
import ClientOpsReconcile

extension RuleCase {
    private static let rowsAlone = Doubt.never(because: "it compares declared rows, which the store always has")

    /// P1, P2, P3, U1, W1 and R1: what is declared alone.
    static let declared: [RuleCase] = [
        RuleCase(
            SeveralProductionsRule(),
            about: .project(1),
            present: {
                var reality = Reality()
                for id in Int64(1)...2 { try reality.declare(id) }
                return reality
            },
            clear: { $0.change(instance: 2) { $0.active = false } },
            unknown: rowsAlone
        ),
        RuleCase(
            NoProductionRule(),
            about: .project(1),
            present: {
                var reality = Reality()
                try reality.declare(1, .staging)
                return reality
            },
            clear: { try $0.declare(2) },
            unknown: rowsAlone
        ),
        RuleCase(
            ArchivedOwnerRule(),
            about: .instance(1),
            present: {
                var reality = Reality()
                try reality.declare(1)
                reality.facts.declared.projects[0].isArchived = true
                return reality
            },
            clear: { $0.facts.declared.projects[0].isArchived = false },
            unknown: rowsAlone
        ),
        RuleCase(
            SharedURLRule(),
            about: .url("shop.example.org"),
            present: {
                var reality = Reality()
                for id in Int64(1)...2 { try reality.declare(id, in: id, url: "https://shop.example.org") }
                return reality
            },
            clear: { $0.change(instance: 2) { ($0.urlKey, $0.urlHost) = ("books.example.org", "books.example.org") } },
            unknown: rowsAlone
        ),
        RuleCase(
            OverdueCutoverRule(),
            about: .cutover(4),
            present: { try .cutover(untilMinute: 0) },
            clear: { $0.change(instance: 1) { $0.active = false } },
            unknown: rowsAlone
        ),
        RuleCase(
            SimilarClientsRule(),
            about: .clients(name: "acme", domain: "acme.example"),
            present: {
                var reality = Reality()
                reality.facts.declared.clients = [
                    ClientFact(id: 1, name: "Acme", email: "a@acme.example"),
                    ClientFact(id: 2, name: "ACME GmbH", email: "b@acme.example"),
                ]
                return reality
            },
            clear: { $0.facts.ledger.distinctClients = [[1, 2]] },
            unknown: rowsAlone
        ),
    ]
}
