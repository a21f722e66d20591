/// Decodes values from nodes, and takes nothing that their types did not ask for.
///
/// A member that no initializer looked at is an error at every level. Integers are exact, `1.0` and `1e3` are none.
package struct StrictJSONDecoder: Sendable {
    /// What is put before the pointers of errors, which are otherwise relative to the decoded node.
    package var pointerPrefix: String

    /// Members of the outermost object that may be present without being asked for.
    package var ignoredMembers: Set<String>

    /// Whether members that the type does not know are passed over at every level.
    package var ignoringUnknownMembers: Bool

    /// What the decoded types find in `Decoder.userInfo`.
    package var userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates a decoder.
    ///
    /// - Parameters:
    ///   - pointerPrefix: What is put before the pointers of errors, as in `/params`.
    ///   - ignoredMembers: Members of the outermost object that may be present without being asked for.
    ///   - ignoringUnknownMembers: Whether members that the type does not know are passed over at every level.
    ///   - userInfo: What the decoded types find in `Decoder.userInfo`.
    package init(
        pointerPrefix: String = "",
        ignoredMembers: Set<String> = [],
        ignoringUnknownMembers: Bool = false,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) {
        self.pointerPrefix = pointerPrefix
        self.ignoredMembers = ignoredMembers
        self.ignoringUnknownMembers = ignoringUnknownMembers
        self.userInfo = userInfo
    }

    /// Decodes a value.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - node: The node to decode it from.
    /// - Returns: The value.
    /// - Throws: The first place that does not fit the type.
    package func decode<T: Decodable>(_ type: T.Type, from node: JSONNode) throws(JSONDecodingError) -> T {
        let state = DecodingState(node: node, options: self)
        do {
            let value = try state.decode(type, at: node.index)
            if !ignoringUnknownMembers { try state.refuseUnknownMembers() }
            return value
        } catch {
            throw state.decodingError(error, at: node.index, as: type)
        }
    }
}

/// A decoder that gives access to the scanned text, for types that take a value as it is.
///
/// An initializer tries `decoder as? any JSONNodeDecoder`; a value whose node was taken is not searched for unknown
/// members.
package protocol JSONNodeDecoder: Decoder {
    /// The node that is being decoded.
    var node: JSONNode { get }
}
