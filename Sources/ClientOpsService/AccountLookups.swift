/// The account database of the host, as the services ask it; a look-up may block, so never on an event loop.
package struct AccountLookups: Sendable {
    /// The account name of a uid; nil when the host knows none.
    package var name: @Sendable (UInt32) throws -> String?
    /// The uid of an account name; nil when the host knows none.
    package var uid: @Sendable (String) throws -> UInt32?

    /// Makes look-ups.
    package init(
        name: @escaping @Sendable (UInt32) throws -> String?,
        uid: @escaping @Sendable (String) throws -> UInt32?
    ) {
        self.name = name
        self.uid = uid
    }
}
