import ClientOpsAudit
import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension EventMethods.List: ReadHandled {
    /// Most entries looked at for one answer, so that a caller who sees little is answered soon.
    private static let scanLimit = 5000

    package static func handle(_ params: Params, _ context: ReadContext) throws -> Result {
        let limit = try context.size(ofPage: params.pageSize, usual: 100)
        let epoch = context.service.store.epoch
        let resumed = params.after.map { $0.epoch == epoch } ?? true
        var position = resumed ? params.after?.seq ?? 0 : 0
        guard position >= 0 else {
            throw DomainError.invalidField(pointer: "/after/seq", expected: "an integer from 0")
        }
        var visibility = try EventVisibility(context)
        var items: [Event] = []
        var scanned = 0
        var more = true
        while items.count < limit, scanned < scanLimit, more {
            let chunk = try context.connection.feed(after: position, entities: params.entities, limit: limit)
            more = chunk.count == limit
            for entry in chunk {
                guard items.count < limit else {
                    more = true
                    break
                }
                position = entry.seq
                scanned += 1
                if try visibility.shows(entry.entity, entry.entityID) {
                    items.append(Event(entry, showsActor: context.caller.role == .admin))
                }
            }
        }
        return Result(
            items: items,
            next: EventPosition(epoch: epoch, seq: position),
            resumed: resumed,
            more: more
        )
    }
}

extension EventMethods.Subscribe: StreamHandled {
    package static func handle(_ params: Params, _ context: ReadContext, _ stream: EventStream) throws -> Result {
        if let after = params.after, after.seq < 0 {
            throw DomainError.invalidField(pointer: "/after/seq", expected: "an integer from 0")
        }
        let epoch = context.service.store.epoch
        let head = try context.connection.auditHead().seq
        // A position that this store has not reached yet can only be another one's, whatever it says.
        let resumed = params.after.map { $0.epoch == epoch && $0.seq <= head } ?? true
        let start = resumed ? params.after?.seq ?? head : head
        try stream.begin(after: start, head: head, entities: params.entities)
        return Result(epoch: epoch, seq: start, resumed: resumed)
    }
}

extension EventMethods.Unsubscribe: StreamHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext, _ stream: EventStream) throws -> Result {
        guard let seq = stream.end() else { throw EventStream.notSubscribed }
        return EventPosition(epoch: context.service.store.epoch, seq: seq)
    }
}
