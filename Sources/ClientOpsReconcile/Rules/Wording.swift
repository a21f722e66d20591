import ClientOpsModel

/// How the rules name rows in their sentences.
enum Wording {
    /// Most rows that one sentence names.
    static let named = 5

    /// A row by name and id, such as `“Shop” (12)`.
    static func name(_ name: String, _ id: Int64) -> String { "“\(name)” (\(id))" }

    /// A list of at most `named` rows, such as `A, B and 3 more`.
    static func list(_ items: [String]) -> String {
        guard items.count > named else {
            return items.count < 2
                ? items.joined() : items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
        }
        return items.prefix(named).joined(separator: ", ") + " and \(items.count - named) more"
    }

    /// How many of several instances are productions.
    static func productions(_ productions: Int, of count: Int) -> String {
        switch productions {
        case 0: "none of them a production"
        case 1: "one of them a production"
        case count: "all of them productions"
        default: "\(productions) of them productions"
        }
    }

    /// A project with its client, such as `project “Shop” (12) of client “Acme” (3)`.
    static func project(_ project: DeclaredFacts.ProjectFact, of clients: [Int64: DeclaredFacts.ClientFact]) -> String {
        let owner = clients[project.clientID].map { name($0.name, $0.id) } ?? String(project.clientID)
        return "project \(name(project.name, project.id)) of client \(owner)"
    }
}

extension DeclaredFacts.InstanceFact {
    /// The instance in a sentence.
    var inWords: String { Wording.name(name, id) }

    /// The instance as a member of a finding.
    var member: FindingMember {
        FindingMember(entity: .instance, id: id, label: name, projectID: projectID)
    }
}

extension String {
    /// The sentence with its first letter in upper case.
    var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
