import Dispatch
import JSONRPC
import Synchronization

/// Hands one result from the thread that has it to the thread that waits for it.
final class ResultBox: Sendable {
    private let result = Mutex<Result<[UInt8], RPCError>?>(nil)
    private let filled = DispatchSemaphore(value: 0)

    func fill(_ value: Result<[UInt8], RPCError>) {
        result.withLock { $0 = value }
        filled.signal()
    }

    func wait() -> Result<[UInt8], RPCError> {
        filled.wait()
        return result.withLock { $0 } ?? .failure(.internalError(reference: "empty result"))
    }
}
