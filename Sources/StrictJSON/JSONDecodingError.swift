/// A value that does not fit the type it was to be decoded as.
package struct JSONDecodingError: Error, Hashable, Sendable {
    /// The ways in which a value can fail to fit.
    package enum Kind: Hashable, Sendable {
        /// A required member is absent.
        case missing
        /// The type has no such member.
        case unknownMember
        /// A value of another JSON type was expected.
        case typeMismatch
        /// The JSON type is right, the value is not.
        case invalidValue
    }

    /// The JSON Pointer (RFC 6901) of the value; of a missing member, where it would be.
    package var pointer: String

    /// What was expected there, as in "a string".
    package var expected: String

    /// How the value fails to fit.
    package var kind: Kind

    /// Creates an error from its place and reason.
    package init(pointer: String, expected: String, kind: Kind) {
        self.pointer = pointer
        self.expected = expected
        self.kind = kind
    }
}
