package import ClientOpsAudit
package import ClientOpsModel
package import JSONRPC

/// The change feed.
package enum EventMethods {
    package static let list = MethodList(List.self, Subscribe.self, Unsubscribe.self)

    /// Lists changes after a position.
    package enum List: ReadMethod {
        package static let name = "event.list"
        package static let summary = "Lists changes the caller may see, after a position of the change feed."
        package static let roles: RoleSet = [.admin, .staff, .standard]
        package static let failures: [ErrorKind] = []

        package struct Params: Codable, Sendable, Hashable {
            /// The position to go on from; without it from the beginning.
            package var after: EventPosition?
            /// Only these kinds of rows.
            package var entities: [EntityKind]?
            /// Most events to answer; 100 unless given.
            package var pageSize: PageSize?

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case after, entities
                case pageSize = "page_size"
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            package var items: [Event]
            /// Where to go on, also when nothing was visible.
            package var next: EventPosition
            /// False when `after` belongs to another epoch of the store; then the events begin anew.
            package var resumed: Bool
            /// Whether there is more behind `next` now.
            package var more: Bool

            /// Makes the answer.
            package init(items: [Event], next: EventPosition, resumed: Bool, more: Bool) {
                self.items = items
                self.next = next
                self.resumed = resumed
                self.more = more
            }
        }
    }

    /// Has changes sent as they happen.
    package enum Subscribe: ReadMethod {
        package static let name = "event.subscribe"
        package static let summary = "Sends changes the caller may see as they happen, without a gap to the past."
        package static let roles = List.roles
        package static let failures: [ErrorKind] = [.invalidState]

        package struct Params: Codable, Sendable, Hashable {
            /// The position to go on from; without it from now.
            package var after: EventPosition?
            /// Only these kinds of rows.
            package var entities: [EntityKind]?
        }

        package struct Result: Codable, Sendable, Equatable {
            package var epoch: String
            /// The events behind this position follow.
            package var seq: Int64
            /// False when `after` is no position of this store; then the events begin with the next change.
            package var resumed: Bool

            /// Makes the answer.
            package init(epoch: String, seq: Int64, resumed: Bool) {
                self.epoch = epoch
                self.seq = seq
                self.resumed = resumed
            }
        }
    }

    /// Ends what ``Subscribe`` began.
    package enum Unsubscribe: ReadMethod {
        package static let name = "event.unsubscribe"
        package static let summary = "Ends the subscription of this connection and answers where it can be resumed."
        package static let roles = List.roles
        package static let failures: [ErrorKind] = [.invalidState]
        package typealias Params = NoParams
        package typealias Result = EventPosition
    }
}

/// A place in the change feed.
package struct EventPosition: Codable, Sendable, Hashable {
    /// New after a restore of the store.
    package var epoch: String
    package var seq: Int64

    /// Makes a position.
    package init(epoch: String, seq: Int64) {
        self.epoch = epoch
        self.seq = seq
    }
}

/// One change of one row.
package struct Event: Codable, Sendable, Equatable {
    package var seq: Int64
    package var at: Timestamp
    package var entity: EntityKind
    package var entityID: Int64
    package var action: AuditAction
    package var revision: Int64
    /// Only for those who may read the audit log.
    package var actor: AuditActor?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case seq, at, entity
        case entityID = "entity_id"
        case action, revision, actor
    }

    /// Makes an event.
    package init(
        seq: Int64,
        at: Timestamp,
        entity: EntityKind,
        entityID: Int64,
        action: AuditAction,
        revision: Int64,
        actor: AuditActor?
    ) {
        self.seq = seq
        self.at = at
        self.entity = entity
        self.entityID = entityID
        self.action = action
        self.revision = revision
        self.actor = actor
    }

    /// Makes the event of an audit entry.
    ///
    /// - Parameters:
    ///   - entry: the entry.
    ///   - showsActor: whether the caller may know who it was.
    package init(_ entry: AuditEntry, showsActor: Bool) {
        seq = entry.seq
        at = entry.at
        entity = entry.entity
        entityID = entry.entityID
        action = entry.action
        revision = entry.revision
        actor = showsActor ? entry.actor : nil
    }
}
