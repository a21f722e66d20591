package import ClientOpsModel
import JSONRPC
package import StrictJSON

/// The protocol as an OpenRPC document, made from the declarations of the methods.
package enum OpenRPCDocument {
    /// The version of the OpenRPC specification that the document follows.
    package static let specification = "1.3.2"
    /// The version of the protocol: the first number changes when a program that worked may stop working.
    package static let version = "1.0.0"

    /// Makes the document; the same methods give the same text.
    ///
    /// - Parameters:
    ///   - methods: the methods in the order of the document.
    ///   - caller: the role of whoever asks, so that each method says whether it may be called; nil for the
    ///     published document, which is the same for everybody.
    ///   - limits: the limits in force.
    /// - Returns: the document.
    package static func build(
        methods: [any Method.Type],
        caller: Role?,
        limits: PublishedLimits = PublishedLimits()
    ) -> JSONValue {
        let recorders = SchemaRecorders()
        let described = methods.map { method($0, caller: caller, recorders: recorders) }
        let errors = ErrorKind.allCases.map { ($0.dataSchemaName, $0.dataSchema) }
        let events = allNotifications.map { notification($0, results: recorders.results) }
        let components = (recorders.components.map { ($0.key, $0.value) } + errors).sorted { $0.0 < $1.0 }
        return [
            "openrpc": .string(specification),
            "info": [
                "title": "clientops",
                "version": .string(version),
                "description": "JSON-RPC 2.0 over a Unix stream socket, one message per line.",
            ],
            "methods": .array(described),
            "components": ["schemas": .object(JSONObject(components.map { ($0.0, $0.1.rendered) }))],
            "x-events": .array(events),
            "x-limits": value(of: limits),
            "x-errors": .array(ErrorKind.allCases.map(error)),
        ]
    }

    private static func method(
        _ method: any Method.Type,
        caller: Role?,
        recorders: SchemaRecorders
    ) -> JSONValue {
        // The tests record every method; a type that cannot be recorded never gets here.
        let form = try? MethodForm(method, by: recorders)
        var result: JSONObject = [
            "name": .string(method.name),
            "summary": .string(method.summary),
            "paramStructure": "by-name",
            "params": .array((form?.allParams ?? []).map(descriptor)),
            "result": ["name": "result", "schema": (form?.result ?? .any).rendered],
            "errors": .array(method.allFailures.map(failure)),
            "x-role": .array(method.roles.roles.map { .string($0.rawValue) }),
            "x-effect": .string(method.effect.rawValue),
            "x-limits": .array((form.map(method.limits) ?? []).map(JSONValue.string)),
        ]
        if let example = MethodExamples.example(of: method.name) { result["examples"] = [pairing(example)] }
        if let caller { result["x-callable"] = .bool(method.roles.contains(RoleSet(caller))) }
        return .object(result)
    }

    private static func descriptor(_ member: ObjectForm.Member) -> JSONValue {
        [
            "name": .string(member.name),
            "required": .bool(member.isRequired),
            "schema": member.schema.rendered,
        ]
    }

    private static func failure(_ kind: ErrorKind) -> JSONValue {
        [
            "code": .integer(Int64(kind.code)),
            "message": .string(kind.rawValue),
            "x-data": JSONSchema.reference(kind.dataSchemaName).rendered,
        ]
    }

    private static func pairing(_ example: MethodExample) -> JSONValue {
        [
            "name": "good",
            "params": .array(example.params.map { ["name": .string($0.0), "value": $0.1] }),
            "result": ["name": "result", "value": example.result],
        ]
    }

    private static func error(_ kind: ErrorKind) -> JSONValue {
        [
            "code": .integer(Int64(kind.code)),
            "kind": .string(kind.rawValue),
            "retryable": .bool(kind.isRetryable),
            "data": JSONSchema.reference(kind.dataSchemaName).rendered,
        ]
    }

    private static func value(of limits: PublishedLimits) -> JSONValue {
        guard let bytes = try? StrictJSONEncoder().encode(limits), let document = try? JSONDocument(bytes) else {
            return [:]
        }
        return JSONValue(document.root)
    }
}
