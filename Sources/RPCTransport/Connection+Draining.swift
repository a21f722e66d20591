import Glibc
import NIOCore
import NIOPosix

extension Connection {
    /// Finishes what the peer has sent, answers it and closes.
    ///
    /// A peer that connected just now has its first request answered too: it could not know that the end is near. Who
    /// has been served before gets an answer to what lies unread in the socket.
    func drain() {
        isDraining = true
        mayReadLast = hasRead ? hasUnreadBytes && !isOverBudget : true
        if mayReadLast {
            lastReadTimer = loop.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.lastReadTimeout)) {
                self.giveUpLastRead()
            }
        }
        if handler != nil {
            runTurn()
        }
    }

    private func giveUpLastRead() {
        mayReadLast = false
        if handler == nil {
            finish()
        } else {
            runTurn()
        }
    }

    private var hasUnreadBytes: Bool {
        let count = try? context?.pipeline.syncOperations
            .withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
                var byte: UInt8 = 0
                return recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
            }
        return count == 1
    }
}
