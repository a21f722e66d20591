package import StrictJSON

/// The id of a request, kept byte for byte as it was received.
package struct RequestID: Sendable, Hashable {
    /// How many bytes an id may have.
    package static let maximumLength = 256

    /// The JSON text of the id: a string, a number or `null`.
    package let rawBytes: [UInt8]

    private init(rawBytes: [UInt8]) {
        self.rawBytes = rawBytes
    }

    /// Creates an integer id.
    package init(_ integer: Int64) {
        rawBytes = JSONValue.integer(integer).serialized()
    }

    /// Creates a string id.
    package init(_ string: String) {
        rawBytes = JSONValue.string(string).serialized()
    }

    /// The id `null`.
    package static let null = RequestID(rawBytes: Array("null".utf8))

    /// Takes an id from a message.
    ///
    /// - Parameter node: The id; anything but a string, a number or `null` of at most 256 bytes gives `nil`.
    package init?(_ node: JSONNode) {
        switch node.kind {
        case .string, .number, .null: break
        case .object, .array, .true, .false: return nil
        }
        let bytes = node.rawBytes
        guard bytes.count <= Self.maximumLength else { return nil }
        rawBytes = Array(bytes)
    }
}
