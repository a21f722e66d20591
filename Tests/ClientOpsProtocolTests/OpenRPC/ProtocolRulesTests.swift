import ClientOpsModel
import ClientOpsProtocol
import JSONRPC
import StrictJSON
import Testing

/// What every declaration of a method has to keep.
@Suite struct ProtocolRulesTests {
    static let document = OpenRPCDocument.build(methods: allMethods.types, caller: nil)

    @Test func everyMethodCanBeRecorded() throws {
        for method in allMethods.types {
            #expect(throws: Never.self, "\(method.name)") { try MethodForm(method, by: SchemaRecorders()) }
        }
    }

    @Test func namesAreUniqueAndWellFormed() {
        let names = allMethods.types.map { $0.name }
        #expect(Set(names).count == names.count)
        for name in names where name != "whoami" {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            #expect(parts.count == 2 && parts.allSatisfy { isLowerSnakeCase(String($0)) }, "\(name)")
        }
    }

    @Test func summariesAreOneSentence() {
        for method in allMethods.types {
            #expect(method.summary.hasSuffix(".") && method.summary.filter { $0 == "." }.count <= 2, "\(method.name)")
            #expect(method.summary.first?.isUppercase == true, "\(method.name)")
            #expect(!method.roles.isEmpty, "\(method.name)")
        }
    }

    @Test func membersAreInLowerSnakeCase() throws {
        let names = memberNames(in: Self.document["components"]) + memberNames(in: Self.document["methods"])
        #expect(names.count > 100)
        for name in Set(names) { #expect(isLowerSnakeCase(name), "\(name)") }
    }

    @Test func requiredParamsPrecedeOptionalOnes() throws {
        for method in try #require(Self.document["methods"]?.arrayValue) {
            let required = (method["params"]?.arrayValue ?? []).map { $0["required"] == true }
            #expect(required == required.sorted { $0 && !$1 }, "\(method["name"]?.stringValue ?? "")")
            let names = (method["params"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
            #expect(Set(names).count == names.count, "\(names)")
        }
    }

    @Test func everyReferenceLeadsSomewhereAndEveryComponentIsUsed() throws {
        let references = Set(references(in: Self.document))
        let components = try #require(Self.document["components"]?["schemas"]?.objectValue)
        #expect(references == Set(components.keys.map { "#/components/schemas/\($0)" }))
    }

    @Test func errorsAreOfTheTable() throws {
        let table = try #require(Self.document["x-errors"]?.arrayValue)
        #expect(table.compactMap { $0["kind"]?.stringValue } == ErrorKind.allCases.map(\.rawValue))
        for method in try #require(Self.document["methods"]?.arrayValue) {
            let errors = method["errors"]?.arrayValue ?? []
            #expect(errors.count >= ErrorKind.ofEveryMethod.count)
            #expect(Set(errors).count == errors.count)
            for error in errors {
                let kind = try #require(error["message"]?.stringValue.flatMap(ErrorKind.init(rawValue:)))
                #expect(error["code"]?.integerValue == Int64(kind.code))
                #expect(error["x-data"] == ["$ref": .string("#/components/schemas/error.\(kind.rawValue)")])
            }
        }
    }

    @Test(arguments: [
        (Client.self as any Entity.Type, Client.CodingKeys.allCases.map(\.rawValue)),
        (Project.self, Project.CodingKeys.allCases.map(\.rawValue)),
        (Instance.self, Instance.CodingKeys.allCases.map(\.rawValue)),
        (User.self, User.CodingKeys.allCases.map(\.rawValue)),
        (Assignment.self, Assignment.CodingKeys.allCases.map(\.rawValue)),
    ])
    func rowsHaveTheMembersOfTheirCodingKeysInOrder(_ type: any Entity.Type, _ keys: [String]) throws {
        let schema = try #require(Self.document["components"]?["schemas"]?[String(describing: type)])
        #expect(schema["properties"]?.objectValue?.keys == keys)
        #expect(schema["required"]?.arrayValue?.compactMap(\.stringValue) == keys)
    }

    @Test func shortestParamsAreAccepted() throws {
        for method in allMethods.types {
            let recorders = SchemaRecorders()
            let form = try MethodForm(method, by: recorders)
            let example = JSONSchema.object(ObjectForm(members: form.params, isOpen: false))
                .example(components: recorders.components)
            #expect(throws: Never.self, "\(method.name) \(text(example))") { try decodeParams(method, text(example)) }
        }
    }

    @Test func everyParameterIsAcceptedAndOthersAreNot() throws {
        for method in allMethods.types {
            let recorders = SchemaRecorders()
            let form = try MethodForm(method, by: recorders)
            let members = form.params.map { ($0.name, $0.schema.example(components: recorders.components)) }
            #expect(throws: Never.self, "\(method.name)") {
                try decodeParams(method, text(.object(JSONObject(members))))
            }
            #expect(throws: JSONDecodingError.self, "\(method.name)") {
                try decodeParams(method, text(.object(JSONObject(members + [("no_such_member", 1)]))))
            }
        }
    }

    @Test func resultsAreWrittenAsTheirSchemaSays() throws {
        for method in allMethods.types {
            let recorders = SchemaRecorders()
            let form = try MethodForm(method, by: recorders)
            let example = form.result.example(components: recorders.components)
            let written = try json(try rewrite(method, text(example)))
            #expect(written == example, "\(method.name)")
            #expect(written.serialized() == example.serialized(), "\(method.name): order of members")
        }
    }

    private func decodeParams<M: Method>(_ method: M.Type, _ text: String) throws {
        _ = try decode(M.Params.self, text)
    }

    private func rewrite<M: Method>(_ method: M.Type, _ text: String) throws -> String {
        try encode(try decode(M.Result.self, text))
    }

    private func text(_ value: JSONValue) -> String { String(decoding: value.serialized(), as: UTF8.self) }

    private func isLowerSnakeCase(_ name: String) -> Bool {
        name.first?.isLowercase == true && name.last != "_"
            && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    private func memberNames(in value: JSONValue?) -> [String] {
        switch value {
        case .object(let object):
            let own = object["properties"]?.objectValue?.keys ?? []
            let param = object["required"]?.boolValue == nil ? [] : [object["name"]?.stringValue ?? ""]
            return own + param + object.values.flatMap { memberNames(in: $0) }
        case .array(let elements): return elements.flatMap { memberNames(in: $0) }
        default: return []
        }
    }

    private func references(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            [object["$ref"]?.stringValue].compactMap(\.self) + object.values.flatMap { references(in: $0) }
        case .array(let elements): elements.flatMap { references(in: $0) }
        default: []
        }
    }
}
