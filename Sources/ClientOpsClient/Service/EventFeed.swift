extension DaemonClient {
    /// Follows the changes that the caller may see.
    ///
    /// The feed has a connection of its own and goes on after the last change it gave out when that connection is lost,
    /// so that each change comes once; it waits for the daemon as long as it takes, once it has reached it. Only what
    /// can be taken is read: a slow reader makes the daemon wait, and is told so by ``EventFeed/Element/lagged(from:)``.
    ///
    /// - Parameters:
    ///   - position: where to go on, as an earlier element had it; nil begins with the changes from now on.
    ///   - entities: only changes of these; nil for all.
    /// - Returns: the feed; each iterator follows on its own.
    public func events(
        after position: API.EventPosition? = nil,
        entities: [API.Event.Entity]? = nil
    ) -> EventFeed {
        EventFeed(client: self, position: position, entities: entities)
    }
}

/// The changes of the store as they happen.
public struct EventFeed: AsyncSequence, Sendable {
    /// What happens to a feed.
    public enum Element: Sendable, Hashable {
        /// The feed goes on behind this position; the first element, unless it is ``restarted(at:)``.
        case began(at: API.EventPosition)
        /// A row changed; a feed that begins after the position gets what comes next.
        case event(API.Event, at: API.EventPosition)
        /// The reader fell behind; what follows comes from the log, without a gap.
        case lagged(from: Int64)
        /// The store is another one than before, such as after a restore: what was known of it has to be read anew.
        case restarted(at: API.EventPosition)
    }

    let client: DaemonClient
    let position: API.EventPosition?
    let entities: [API.Event.Entity]?

    /// Begins to follow.
    public func makeAsyncIterator() -> Iterator {
        Iterator(reader: EventReader(client: client, position: position, entities: entities))
    }

    /// One who follows.
    public struct Iterator: AsyncIteratorProtocol {
        let reader: EventReader

        /// Waits for what happens next; there is no end.
        ///
        /// - Returns: what happened.
        /// - Throws: ``CallError`` when the feed cannot go on, or `CancellationError`.
        public mutating func next() async throws -> Element? {
            do {
                return try await reader.next()
            } catch let error as ClientError {
                throw CallError(error)
            }
        }
    }
}
