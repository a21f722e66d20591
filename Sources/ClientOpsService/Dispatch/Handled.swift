package import ClientOpsProtocol
import JSONRPC
package import StrictJSON

/// A method with its handler; ``MethodTable`` takes no other, so the compiler names the one that is missing.
///
/// Conform through ``ReadHandled``, ``ScanHandled``, ``WriteHandled`` or ``JobHandled``.
package protocol Handled: Method {
    /// Decodes the parameters and answers what is to be done with them.
    ///
    /// - Parameters:
    ///   - params: the parameters as they were sent; nil for none.
    ///   - decoder: reads them, knowing where they stand and which members are reserved.
    /// - Returns: what is to be done.
    /// - Throws: `JSONDecodingError` for parameters that are not the method's.
    static func prepare(_ params: JSONNode, _ decoder: StrictJSONDecoder) throws(JSONDecodingError) -> PreparedCall
}

/// A call whose parameters are understood.
package enum PreparedCall: Sendable {
    /// Appends the result to the bytes.
    case read(@Sendable (ReadContext, inout [UInt8]) throws -> Void)
    /// Begins or ends what the connection is sent without asking, and appends the result to the bytes.
    case stream(@Sendable (ReadContext, EventStream, inout [UInt8]) throws -> Void)
    /// Answers the result.
    case write(@Sendable (WriteContext) throws -> [UInt8])
    /// Answers the result later, once, without a thread that waits for it.
    case job(@Sendable (JobContext, @escaping @Sendable (Swift.Result<[UInt8], any Error>) -> Void) -> Void)
}

/// A method that answers from a snapshot.
package protocol SnapshotHandled: Handled {
    /// Answers the call.
    static func handle(_ params: Params, _ context: ReadContext) throws -> Result
}

extension SnapshotHandled {
    package static func prepare(
        _ params: JSONNode,
        _ decoder: StrictJSONDecoder
    ) throws(JSONDecodingError) -> PreparedCall {
        let params = try decoder.decode(Params.self, from: params)
        return .read { try StrictJSONEncoder().encode(try handle(params, $0), into: &$1) }
    }
}

/// A method that answers from a snapshot at once.
package protocol ReadHandled: SnapshotHandled, ReadMethod {}

/// A method that answers from a snapshot and may take long.
package protocol ScanHandled: SnapshotHandled, ScanMethod {}

/// A method that begins or ends what its connection is sent without asking; never part of a batch.
package protocol StreamHandled: Handled, ReadMethod {
    /// Answers the call.
    static func handle(_ params: Params, _ context: ReadContext, _ stream: EventStream) throws -> Result
}

extension StreamHandled {
    package static func prepare(
        _ params: JSONNode,
        _ decoder: StrictJSONDecoder
    ) throws(JSONDecodingError) -> PreparedCall {
        let params = try decoder.decode(Params.self, from: params)
        return .stream { try StrictJSONEncoder().encode(try handle(params, $0, $1), into: &$2) }
    }
}

/// A method whose effect is one savepoint.
package protocol WriteHandled: Handled, WriteMethod {
    /// Does the work.
    static func handle(_ params: Params, _ context: WriteContext) throws -> Result
}

extension WriteHandled {
    package static func prepare(
        _ params: JSONNode,
        _ decoder: StrictJSONDecoder
    ) throws(JSONDecodingError) -> PreparedCall {
        let params = try decoder.decode(Params.self, from: params)
        return .write { try StrictJSONEncoder().encode(try handle(params, $0)) }
    }
}

/// A method that runs as a job.
package protocol JobHandled: Handled, JobMethod {
    /// Begins the work, and answers once when it is done; must not block.
    static func handle(
        _ params: Params,
        _ context: JobContext,
        _ done: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    )
}

extension JobHandled {
    package static func prepare(
        _ params: JSONNode,
        _ decoder: StrictJSONDecoder
    ) throws(JSONDecodingError) -> PreparedCall {
        let params = try decoder.decode(Params.self, from: params)
        return .job { context, done in
            handle(params, context) { result in
                done(result.flatMap { value in Swift.Result { try StrictJSONEncoder().encode(value) } })
            }
        }
    }
}
