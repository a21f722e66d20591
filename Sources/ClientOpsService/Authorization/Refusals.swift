import ClientOpsModel
import ClientOpsStore
import StrictJSON
import Synchronization

/// Counts refused calls that would have changed something, so that each uid and method fills at most one line of the
/// audit log a minute.
final class RefusalLog: Sendable {
    private struct Key: Hashable {
        var uid: UInt32
        var method: String
    }

    private struct Window {
        var since: Int64
        var pending: Int64
        var caller: Caller
    }

    /// Milliseconds for which one entry stands.
    private static let windowMilliseconds: Int64 = 60_000
    /// Most uids and methods that are told apart within a minute.
    private static let maximumKeys = 10_000

    private let windows = Mutex<[Key: Window]>([:])

    /// Counts a refusal and writes the entry when the last one is a minute old.
    func note(_ caller: Caller, method: String, in service: Service) {
        let now = WallClock.milliseconds()
        let count: Int64? = windows.withLock { windows in
            if windows.count >= Self.maximumKeys {
                windows = windows.filter { now - $0.value.since < Self.windowMilliseconds }
            }
            let key = Key(uid: caller.uid, method: method)
            if var window = windows[key], now - window.since < Self.windowMilliseconds {
                window.pending += 1
                windows[key] = window
                return nil
            }
            guard windows.count < Self.maximumKeys else { return nil }
            let pending = windows[key]?.pending ?? 0
            windows[key] = Window(since: now, pending: 0, caller: caller)
            return pending + 1
        }
        if let count { Self.write(caller, method, count, to: service.store) }
    }

    /// Writes what was counted but not written yet.
    func flush(into service: Service) {
        let pending = windows.withLock { windows in
            let pending = windows.filter { $0.value.pending > 0 }
            windows.removeAll()
            return pending
        }
        for (key, window) in pending { Self.write(window.caller, key.method, window.pending, to: service.store) }
    }

    /// Nobody waits for the entry: a refusal is answered even when the store cannot write.
    private static func write(_ caller: Caller, _ method: String, _ count: Int64, to store: Store) {
        store.submit(
            WriteRequest(
                caller: caller,
                method: method,
                body: { transaction in
                    try transaction.audit(
                        .refused,
                        .store,
                        id: 0,
                        label: method,
                        revision: 0,
                        changes: ["count": .array([.null, .integer(count)])]
                    )
                    return []
                },
                completion: { _ in }
            )
        )
    }
}
