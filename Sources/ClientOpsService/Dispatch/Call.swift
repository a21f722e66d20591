import ClientOpsModel
import ClientOpsProtocol
import ClientOpsStore
import JSONRPC
import StrictJSON

/// A request that passed envelope, method, role and parameters, in this order (DECISIONS.md 9).
struct Call: Sendable {
    let entry: MethodTable.Entry
    let caller: Caller
    let prepared: PreparedCall
    let reserved: ReservedParams
    /// Monotonic nanoseconds.
    let deadline: UInt64
    /// Where the parameters stand in the message.
    let paramsPointer: String
    /// The parameters in the form in which repeated writes are compared.
    let params: [UInt8]

    /// Parameters of a call that sent none.
    private static let noParams = (try? JSONDocument("{}"))?.root

    /// Checks a request.
    ///
    /// - Parameters:
    ///   - request: what was sent.
    ///   - caller: who sent it.
    ///   - arrival: when it arrived, in monotonic nanoseconds.
    ///   - service: the services.
    /// - Throws: `RPCError` for a request that is refused.
    init(
        _ request: RPCRequest,
        caller: Caller,
        arrival: UInt64,
        service: Service
    ) throws(RPCError) {
        guard let entry = service.methods[request.method] else { throw .methodNotFound(request.method) }
        guard entry.roles.contains(RoleSet(caller.role)) else {
            if entry.effect == .write || entry.effect == .job {
                service.refusals.note(caller, method: entry.name, in: service)
            }
            throw .permissionDenied(needed: entry.roles, purpose: entry.name, settings: service.settings)
        }
        self.entry = entry
        self.caller = caller
        paramsPointer = request.pointerPrefix + "/params"
        guard let params = request.params ?? Self.noParams else { throw .internalError(reference: "params") }
        do throws(JSONDecodingError) {
            reserved = try ReservedParams(from: request.params, effect: entry.effect, pointerPrefix: paramsPointer)
            let decoder =
                request.pointerPrefix.isEmpty
                ? entry.decoder : MethodTable.Entry.decoder(entry.effect, pointerPrefix: paramsPointer)
            prepared = try entry.type.prepare(params, decoder)
        } catch {
            throw RPCError(error)
        }
        let longest = UInt64(service.liveSettings.deadlineMilliseconds)
        let asked = reserved.deadlineMilliseconds.map { UInt64($0.value) } ?? longest
        deadline = arrival + min(asked, longest) * 1_000_000
        self.params = reserved.requestID == nil ? [] : Self.compared(params)
    }

    /// What makes a repeated write the same one: its parameters in canonical form, but for how long to wait.
    private static func compared(_ params: JSONNode) -> [UInt8] {
        guard case .object(var members) = JSONValue(params) else { return Array(params.rawBytes) }
        members[ReservedParams.CodingKeys.deadlineMilliseconds.rawValue] = nil
        return JSONValue.object(members).canonical()
    }

    /// The write as the store takes it.
    ///
    /// - Parameters:
    ///   - service: the services.
    ///   - body: does the work.
    ///   - completion: called once, from the writer's thread.
    /// - Returns: the write.
    func writeRequest(
        _ service: Service,
        body: @escaping @Sendable (WriteContext) throws -> [UInt8],
        completion: @escaping @Sendable (Result<WriteReply, any Error>) -> Void
    ) -> WriteRequest {
        var request = WriteRequest(
            caller: caller,
            method: entry.name,
            body: { tx in
                let result = try body(WriteContext(tx: tx, service: service))
                // Before the commit: a change whose answer cannot be given must not happen.
                try service.checkReply(bytes: result.count)
                return result
            },
            completion: completion
        )
        request.retry = reserved.requestID.map { RetryKey(requestID: $0.value, params: params) }
        request.ifRevision = reserved.ifRevision
        request.validateOnly = reserved.validateOnly ?? false
        request.reason = reserved.reason?.value
        request.deadline = deadline
        return request
    }
}
