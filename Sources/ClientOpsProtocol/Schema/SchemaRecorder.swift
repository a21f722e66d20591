import StrictJSON

/// Finds the form of a type by decoding a sample of it and noting what its initializer asks for.
///
/// Whatever the decoder accepts is thereby what the schema says; nothing is written twice. An optional member is one
/// whose presence is asked for, a nullable one is asked for `null`.
package final class SchemaRecorder {
    /// Which way a value travels.
    package enum Direction: Sendable {
        /// To the daemon: optional members may be absent, and unknown ones are refused.
        case params
        /// From the daemon: every member is there, optional ones as `null`, and later versions may add some.
        case result
    }

    /// Forms of the named types that were met, by the names that references to them use.
    package private(set) var components: [String: JSONSchema] = [:]

    let direction: Direction

    /// Makes a recorder for values that travel one way.
    package init(_ direction: Direction) { self.direction = direction }

    /// Returns the form of a type.
    ///
    /// - Throws: what an initializer throws that refuses its sample; such a type states its form by
    ///   ``SchemaProviding``.
    package func schema(of type: any Decodable.Type) throws -> JSONSchema { try form(of: type) }

    /// Returns the members of a type, which itself is given no name.
    ///
    /// - Throws: as ``schema(of:)`` does.
    package func members<T: Decodable>(of type: T.Type) throws -> [ObjectForm.Member] {
        guard case .object(let form) = try decoded(type).schema else { return [] }
        return form.members
    }

    private func form<T: Decodable>(of type: T.Type) throws -> JSONSchema { try record(type).schema }

    func record<T: Decodable>(_ type: T.Type) throws -> (schema: JSONSchema, sample: T) {
        if let schema = (type as? any SchemaProviding.Type)?.schema {
            return (schema, try sample(of: type, schema: schema))
        }
        if let words = words(of: type) {
            return (.words(words), try sample(of: type, schema: .words(words)))
        }
        let (schema, value) = try decoded(type)
        return (named(schema, type), value)
    }

    private func decoded<T: Decodable>(_ type: T.Type) throws -> (schema: JSONSchema, sample: T) {
        let decoder = RecordingDecoder(recorder: self)
        let value = try T(from: decoder)
        let composed = try (type as? any SchemaComposing.Type)?.schema(by: self)
        return (composed ?? decoder.schema(of: type), value)
    }

    private func sample<T: Decodable>(of type: T.Type, schema: JSONSchema) throws -> T {
        let document = try JSONDocument(schema.example().serialized())
        return try StrictJSONDecoder().decode(type, from: document.root)
    }

    private func words(of type: any Decodable.Type) -> [String]? {
        (type as? any (CaseIterable & RawRepresentable).Type).flatMap { rawValues(of: $0) }
    }

    private func rawValues<T: CaseIterable & RawRepresentable>(of type: T.Type) -> [String]? {
        let values = type.allCases.compactMap { $0.rawValue as? String }
        return values.isEmpty ? nil : values
    }

    /// Puts the form of a named type into the components and answers the reference.
    private func named(_ schema: JSONSchema, _ type: any Decodable.Type) -> JSONSchema {
        guard case .object = schema else { return schema }
        let typeName = String(describing: type)
        // The same type takes less than it answers: optional members, and no unknown ones.
        let name = direction == .params ? "params.\(typeName)" : typeName
        // Generic types and the `Result` of a method have no name that says what they are.
        guard !name.contains("<"), name != "Result", components[name] ?? schema == schema else { return schema }
        components[name] = schema
        return .reference(name)
    }
}

/// The recorders of one document: what its methods take, and what they answer.
package struct SchemaRecorders {
    /// Records parameters.
    package let params = SchemaRecorder(.params)
    /// Records results and events.
    package let results = SchemaRecorder(.result)

    /// Makes recorders that have met nothing yet.
    package init() {}

    /// The forms of the named types of both, by the names that references to them use.
    package var components: [String: JSONSchema] { params.components.merging(results.components) { first, _ in first } }
}

/// A type whose form is made of other forms in a way that recording cannot see.
protocol SchemaComposing {
    /// Returns the form.
    static func schema(by recorder: SchemaRecorder) throws -> JSONSchema
}

extension ListResult: SchemaComposing {
    /// By cursor or by page.
    static func schema(by recorder: SchemaRecorder) throws -> JSONSchema {
        let items = try recorder.schema(of: [Item].self)
        let count = JSONSchema.integer(0...JSONSchema.exactIntegers.upperBound)
        return .oneOf([
            .object(("items", items), ("next_cursor", JSONSchema.anyString.orNull)),
            .object(
                ("items", items),
                ("page", PageNumber.schema),
                ("page_size", PageSize.schema),
                ("total", count),
                ("total_pages", count)
            ),
        ])
    }
}

/// Parameters with lists whose length is limited.
protocol CountLimited {
    /// Most elements, by the member's name on the wire.
    static var maximumCounts: [String: Int] { get }
}

extension InstanceMethods.Create.Params: CountLimited {
    static var maximumCounts: [String: Int] { InstanceMethods.maximumCounts }
}

extension InstanceMethods.Update.Params: CountLimited {
    static var maximumCounts: [String: Int] { InstanceMethods.maximumCounts }
}

extension InstanceMethods {
    fileprivate static let maximumCounts = ["aliases": maximumAliases, "nodes": maximumNodes]
}

extension ImportMethods.Rows.Params: CountLimited {
    /// The limit holds for all lists together.
    static var maximumCounts: [String: Int] {
        let lists: [CodingKeys] = [
            .clients, .projects, .instances, .users, .assignments, .leads, .invoices, .history, .exported,
        ]
        return Dictionary(uniqueKeysWithValues: lists.map { ($0.rawValue, ImportMethods.Rows.maximumRows) })
    }
}
