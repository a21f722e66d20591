import ClientOpsModel
import ClientOpsReconcile
import Testing

@Suite struct RuleSubjectTests {
    @Test func aFingerprintIsTheHashOfItsLengthPrefixedParts() {
        // printf '2:P1,7:project,2:12,' | sha256sum
        #expect(
            RuleSubject.project(12).fingerprint(for: .severalProductions)
                == "91e7c5f9711d64183f4799236955b6ea28af9af8af167094116f05f0825c08db"
        )
    }

    @Test func rulesKindsAndThingsHaveFingerprintsOfTheirOwn() {
        let subjects: [RuleSubject] = [
            .project(1), .project(11), .instance(1), .url("1"), .url("a"), .url("a", place: "b"), .url("a on b"),
            .url("a,1:b"), .url("b", place: "a"), .url("a", place: ""),
        ]
        let prints = RuleID.allCases.flatMap { rule in subjects.map { $0.fingerprint(for: rule) } }
        #expect(Set(prints).count == prints.count)
        #expect(prints.allSatisfy { $0.utf8.count == 64 && $0 == $0.lowercased() })
    }

    @Test(arguments: [
        (RuleSubject.project(12), "project 12"),
        (.instance(3), "instance 3"),
        (.url("shop.example.org:8069/odoo"), "shop.example.org:8069/odoo"),
        (.url("localhost:8069", place: "web-1"), "localhost:8069 on web-1"),
    ])
    func subjectsReadAsWords(subject: RuleSubject, text: String) {
        #expect(subject.description == text)
    }

    @Test func subjectsAreOrderedByKindThenNumberOrText() {
        let ordered: [RuleSubject] = [
            .project(2), .project(10), .instance(1), .instance(3), .url("a"), .url("a", place: "web-1"),
            .url("a", place: "web-2"), .url("b"),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }
}
