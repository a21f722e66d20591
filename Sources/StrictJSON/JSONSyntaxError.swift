/// A text that is not I-JSON (RFC 7493), with the place of the first violation.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// The JSON Pointer (RFC 6901) of the value in which the violation lies.
    package var pointer: String

    /// The offset of the offending byte in the text.
    package var offset: Int

    /// What was wrong or expected, in one clause.
    package var reason: String

    /// Creates an error from its place and reason.
    package init(pointer: String, offset: Int, reason: String) {
        self.pointer = pointer
        self.offset = offset
        self.reason = reason
    }
}
