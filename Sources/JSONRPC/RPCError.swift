package import StrictJSON

/// An error as it travels: a kind for programs, a sentence for people, and details.
package struct RPCError: Error, Sendable, Hashable {
    /// What went wrong.
    package var kind: ErrorKind

    /// One sentence for people.
    package var message: String

    /// The members of `data` besides `kind` and `retryable`.
    package var data: JSONObject

    /// Whether the same call may succeed later.
    package var retryable: Bool

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - kind: What went wrong.
    ///   - message: One sentence for people.
    ///   - data: The members of `data` besides `kind` and `retryable`.
    ///   - retryable: Whether the same call may succeed later; what is usual for the kind if `nil`.
    package init(_ kind: ErrorKind, _ message: String, data: JSONObject = [:], retryable: Bool? = nil) {
        self.kind = kind
        self.message = message
        self.data = data
        self.retryable = retryable ?? kind.isRetryable
    }

    /// Writes the error object.
    package func write(into bytes: inout [UInt8]) {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        var writer = JSONWriter(bytes: consume taken)
        write(to: &writer)
        bytes = writer.bytes
    }

    /// Writes the error object as one value.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("code")
        writer.integer(kind.code)
        writer.key("message")
        writer.string(message)
        writer.key("data")
        writer.beginObject()
        writer.key("kind")
        writer.string(kind.rawValue)
        writer.key("retryable")
        writer.bool(retryable)
        for (key, value) in data {
            writer.key(key)
            writer.value(value)
        }
        writer.endObject()
        writer.endObject()
    }

    /// Reads an error object, or returns `nil` if the value is none.
    ///
    /// The error of a daemon that does not give kinds is known by its code; one with a foreign code becomes `internal`
    /// and keeps the code in `data`.
    ///
    /// - Parameter value: The error object.
    package init?(_ value: JSONValue) {
        guard let code = value["code"]?.integerValue, let message = value["message"]?.stringValue else {
            return nil
        }
        var data = value["data"]?.objectValue ?? [:]
        let known = data["kind"]?.stringValue.flatMap(ErrorKind.init(rawValue:)) ?? ErrorKind(code: Int(code))
        let retryable = data["retryable"]?.boolValue
        if known != nil { data["kind"] = nil } else { data["code"] = .integer(code) }
        data["retryable"] = nil
        self.init(known ?? .internalError, message, data: data, retryable: retryable)
    }
}
