package import JSONRPC

/// The forms of a method's parameters and result, recorded from their types.
package struct MethodForm: Sendable, Hashable {
    /// The method's own parameters, the required ones first, otherwise as declared.
    package var params: [ObjectForm.Member]
    /// What methods of this effect take besides.
    package var reservedParams: [ObjectForm.Member]
    /// The result.
    package var result: JSONSchema

    /// All parameters in the order of the document.
    package var allParams: [ObjectForm.Member] { params + reservedParams }

    /// Records a method.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - recorders: they keep the named forms of a document.
    /// - Throws: what an initializer throws that refuses its sample.
    package init(_ method: any Method.Type, by recorders: SchemaRecorders) throws {
        let own = try recorders.params.members(of: Self.paramsType(of: method))
        let names = ReservedParams.names(for: method.effect)
        params = own.filter(\.isRequired) + own.filter { !$0.isRequired }
        // A method may state a reserved parameter itself, for instance to require a reason.
        reservedParams = try recorders.params.members(of: ReservedParams.self)
            .filter { reserved in names.contains(reserved.name) && !own.contains { $0.name == reserved.name } }
        result = try recorders.results.schema(of: Self.resultType(of: method))
    }

    private static func paramsType<M: Method>(of method: M.Type) -> any Decodable.Type { M.Params.self }

    private static func resultType<M: Method>(of method: M.Type) -> any Decodable.Type { M.Result.self }
}

extension Method {
    /// Every kind of error that the method may answer, in the order of the error table.
    package static var allFailures: [ErrorKind] {
        ErrorKind.allCases.filter { ErrorKind.ofEveryMethod.contains($0) || failures.contains($0) }
    }
}
