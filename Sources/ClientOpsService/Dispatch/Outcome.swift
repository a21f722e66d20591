import ClientOpsAudit
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import JSONRPC
import StrictJSON

/// Turns what handlers answer and throw into replies.
extension Service {
    /// The reply to a request: nothing for a notification.
    func reply(_ id: RequestID?, _ result: Result<[UInt8], RPCError>) -> [UInt8] {
        guard let id else { return [] }
        var bytes: [UInt8] = []
        switch result {
        case .success(let result): Reply.writeSuccess(id: id, result: result, into: &bytes)
        case .failure(let error): Reply.writeError(id: id, error, into: &bytes)
        }
        return bytes
    }

    /// Refuses a result that is longer than a reply may be.
    ///
    /// - Throws: `DomainError.limitExceeded`.
    func checkReply(bytes: Int) throws(DomainError) {
        let limit = settings.limits.replyBytes
        guard bytes <= limit else {
            throw .limitExceeded(which: "reply_bytes", limit: Int64(limit), value: Int64(bytes))
        }
    }

    /// What came out of anything but a write, as it may be sent: no longer than a reply may be.
    func sendable(_ outcome: Result<[UInt8], any Error>, _ call: Call) -> Result<[UInt8], RPCError> {
        Result {
            let result = try outcome.get()
            try checkReply(bytes: result.count)
            return result
        }.mapError { wire($0, call) }
    }

    /// The result of a write; a validation says so and adds what would have changed.
    func result(of outcome: Result<WriteReply, any Error>, _ call: Call) -> Result<[UInt8], RPCError> {
        switch outcome {
        case .failure(let error): return .failure(wire(error, call))
        case .success(let reply):
            guard let changes = reply.changes else { return .success(reply.result) }
            return sendable(.success(Self.validation(reply.result, changes)), call)
        }
    }

    /// The error as the wire knows it; what no page names becomes `internal` with a reference for the journal.
    func wire(_ error: any Error, _ call: Call) -> RPCError {
        switch error {
        case let error as RPCError: return error
        case let error as DomainError:
            if case .permissionDenied = error, call.entry.effect == .write {
                refusals.note(call.caller, method: call.entry.name, in: self)
            }
            return RPCError(error, paramsPointer: call.paramsPointer, settings: settings)
        case let error as StoreError:
            if error.isInterrupt { return .deadlineExceeded() }
            if let why = error.unavailability { return .storageUnavailable(why: why) }
            return unexpected("\(error.code) \(error.message)", call)
        default: return unexpected("\(error)", call)
        }
    }

    private func unexpected(_ description: String, _ call: Call) -> RPCError {
        var generator = SystemRandomNumberGenerator()
        let reference = String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 36)
        observer.internalError(reference: reference, method: call.entry.name, description: description)
        return .internalError(reference: reference)
    }

    /// A result object with `validate_only` and `changes` in it.
    private static func validation(_ result: [UInt8], _ changes: [AuditEntry]) -> [UInt8] {
        var bytes = result
        guard bytes.last == UInt8(ascii: "}") else { return result }
        bytes.removeLast()
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: Array("\"validate_only\":true,\"changes\":[".utf8))
        for (index, entry) in changes.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let change: JSONValue = [
                "action": .string(entry.action.rawValue),
                "entity": .string(entry.entity.rawValue),
                "entity_id": .integer(entry.entityID),
                "label": .string(entry.label),
                "changes": .object(entry.changes),
            ]
            bytes.append(contentsOf: change.serialized())
        }
        bytes.append(contentsOf: Array("]}".utf8))
        return bytes
    }
}
