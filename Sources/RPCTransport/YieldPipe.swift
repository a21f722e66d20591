import Glibc
import NIOCore
import NIOPosix

/// Lets an event loop look at its sockets before it goes on with what was put off.
///
/// Tasks do not serve for that: NIO runs those that are due, also ones that tasks add, before it looks again. A byte
/// in a pipe is an event among those of the sockets.
final class YieldPipe {
    private let writeEnd: Int32

    private init(writeEnd: Int32) {
        self.writeEnd = writeEnd
    }

    /// Makes a pipe whose events call `resume`, on this loop.
    static func make(
        on eventLoop: any EventLoop,
        resume: @escaping () -> Void
    ) throws -> (pipe: YieldPipe, opened: EventLoopFuture<Void>) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw TransportError.system(call: "pipe", errno: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        let handler = NIOLoopBound(Handler(resume: resume), eventLoop: eventLoop)
        let opened = NIOPipeBootstrap(group: eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(handler.value)
                }
            }
            .takingOwnershipOfDescriptor(input: ends[0])
        return (YieldPipe(writeEnd: ends[1]), opened.map { _ in })
    }

    /// Has `resume` called after the loop has looked at its sockets.
    func signal() {
        var byte: UInt8 = 0
        // A full pipe has an event coming anyway.
        _ = write(writeEnd, &byte, 1)
    }

    deinit {
        close(writeEnd)
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let resume: () -> Void

        init(resume: @escaping () -> Void) {
            self.resume = resume
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            resume()
        }
    }
}
