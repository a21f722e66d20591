import Glibc
import NIOCore
import NIOPosix

/// Keeps accepting when descriptors have run out: a spare one serves to tell each peer so.
///
/// Without it the loop would spin, since a connection that cannot be accepted stays in the queue.
final class AcceptGuard: ChannelInboundHandler {
    typealias InboundIn = Channel

    private let shared: SharedState
    private var spare: Int32 = -1

    init(shared: SharedState) {
        self.shared = shared
    }

    func handlerAdded(context: ChannelHandlerContext) {
        reserve()
        // NIO listens with a queue of its own choice.
        withDescriptor(of: context) { _ = listen($0, SOMAXCONN) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        release()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, [EMFILE, ENFILE].contains(error.errnoCode) else { return }
        release()
        withDescriptor(of: context, refuseOne)
        reserve()
        if spare < 0 {
            pause(context)
        }
    }

    private func refuseOne(_ descriptor: Int32) {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        shared.table.noteRefused()
        let open = shared.table.metrics.connections
        Refusal.send(ReachedLimit(name: "descriptors", limit: open, value: open), to: connection)
        close(connection)
    }

    /// Leaves the queue alone for a moment: someone else has taken the spare descriptor.
    private func pause(_ context: ChannelHandlerContext) {
        guard let options = context.channel.syncOptions else { return }
        try? options.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(100)) {
            self.reserve()
            try? options.setOption(.autoRead, value: true)
        }
    }

    private func reserve() {
        guard spare < 0 else { return }
        spare = open("/dev/null", O_RDONLY | O_CLOEXEC)
    }

    private func release() {
        guard spare >= 0 else { return }
        close(spare)
        spare = -1
    }

    private func withDescriptor(of context: ChannelHandlerContext, _ body: (Int32) -> Void) {
        try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self, body)
    }
}
