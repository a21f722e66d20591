package import ClientOpsModel

/// A message that the daemon sends without being asked for it, declared once like a ``Method``.
package protocol ServerNotification: Sendable {
    /// The parameters by name.
    associatedtype Params: Codable & Sendable

    /// The name on the wire.
    static var name: String { get }
    /// One sentence for people.
    static var summary: String { get }
    /// Who may get it.
    static var roles: RoleSet { get }
    /// What of it each role sees.
    static func scope(of role: Role) -> EventScope?
}

/// Every message that the daemon sends without being asked.
package let allNotifications: [any ServerNotification.Type] = [
    EventNotifications.Changed.self, EventNotifications.Lagged.self,
]

/// What a connection that subscribed to the change feed is sent.
package enum EventNotifications {
    /// A change.
    package enum Changed: ServerNotification {
        package static let name = "event"
        package static let summary =
            "Tells of one change of one row, once, in the order of seq; before the reply to it."
        package static let roles = EventMethods.Subscribe.roles
        package typealias Params = Event

        package static func scope(of role: Role) -> EventScope? { EventScope(role) }
    }

    /// A reader that has fallen behind.
    package enum Lagged: ServerNotification {
        package static let name = "event.lagged"
        package static let summary = """
            Tells that the reader has fallen behind the limit live_events; the events from from_seq on follow nevertheless.
            """
        package static let roles = EventMethods.Subscribe.roles

        package typealias Params = EventLag

        package static func scope(of role: Role) -> EventScope? { nil }
    }
}

/// Where a reader that has fallen behind goes on.
package struct EventLag: Codable, Sendable, Equatable {
    /// The first event that follows.
    package var fromSeq: Int64

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case fromSeq = "from_seq"
    }

    /// Makes the parameters.
    package init(fromSeq: Int64) { self.fromSeq = fromSeq }
}

/// Which changes a role is told of.
package struct EventScope: Sendable, Hashable {
    /// The kinds of rows.
    package var entities: [EntityKind]
    /// Only of rows that belong to the caller's projects, as they are assigned when the event is sent.
    package var onlyAssigned: Bool
    /// Whether it is told who made the change.
    package var showsActor: Bool

    /// What a role sees; nil for one that sees no events.
    package init?(_ role: Role) {
        onlyAssigned = role == .standard
        showsActor = role == .admin
        switch role {
        case .admin: entities = EntityKind.allCases
        case .staff: entities = EntityKind.allCases.filter { !Self.adminsOnly.contains($0) }
        case .standard: entities = [.project, .instance, .cutover, .finding]
        case .collector, .backup, .noRole: return nil
        }
    }

    private static let adminsOnly: Set<EntityKind> = [
        .user, .series, .store, .importedHistory, .observation, .expectation,
    ]
}
