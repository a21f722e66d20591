package import StrictJSON

/// One call.
package struct RPCRequest: Sendable {
    /// The id to answer with; `nil` for a notification, which is never answered.
    package var id: RequestID?

    /// The name of the method.
    package var method: String

    /// The params: `nil` if they are absent or `[]`, otherwise an object or an array with elements.
    ///
    /// Params by position fail when they are decoded, as `invalid_params` at the array: whether the method exists and
    /// who may call it is checked first.
    package var params: JSONNode?

    /// What leads to the request in its message: empty, or as in `/3` inside a batch.
    package var pointerPrefix: String

    /// Creates a call.
    ///
    /// - Parameters:
    ///   - id: The id to answer with; `nil` for a notification.
    ///   - method: The name of the method.
    ///   - params: The params, if there are any.
    ///   - pointerPrefix: What leads to the request in its message.
    package init(id: RequestID?, method: String, params: JSONNode?, pointerPrefix: String = "") {
        self.id = id
        self.method = method
        self.params = params
        self.pointerPrefix = pointerPrefix
    }
}

/// What stands where a request should be.
package struct InvalidElement: Error, Sendable, Hashable {
    /// The answer.
    package var error: RPCError

    /// The id to answer with, if one could be read; otherwise `null` is answered.
    package var id: RequestID?

    /// Creates an element from its answer.
    package init(error: RPCError, id: RequestID?) {
        self.error = error
        self.id = id
    }
}
