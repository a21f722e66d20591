import NIOCore
import Synchronization

extension Connection {
    // MARK: Writing

    /// Hands the output to the socket, which takes at once what the peer has room for.
    func flush(_ output: inout ReplyBuffer) {
        guard !output.bytes.isEmpty else { return }
        if let context, !peerIsGone {
            totalBytes += output.count
            loop.makeWrites(of: output) { context.write(wrapOutboundOut($0), promise: nil) }
            context.flush()
            updateUnwritten()
            updateAccount()
        }
        output.removeAll()
    }

    /// Looks how much of what was written the peer has not taken.
    ///
    /// The water marks of the channel are such that it is writable exactly when that is nothing, which is quicker
    /// learnt than the number.
    func updateUnwritten() {
        guard let channel = context?.channel, !peerIsGone, !channel.isWritable else {
            unwrittenBytes = 0
            slowTimer?.cancel()
            slowTimer = nil
            return
        }
        unwrittenBytes = (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if totalBytes - unwrittenBytes > takenBytes {
            takenBytes = totalBytes - unwrittenBytes
            lastProgress = .now()
        }
        watchReader()
    }

    static let waterMarks = ChannelOptions.Types.WriteBufferWaterMark(low: 1, high: 1)

    // MARK: Slow peers

    /// Closes the connection when its peer takes nothing for too long.
    private func watchReader() {
        guard slowTimer == nil else { return }
        lastProgress = .now()
        scheduleReaderCheck()
    }

    private func scheduleReaderCheck() {
        let timeout = TimeAmount(limits.slowReaderTimeout)
        slowTimer = loop.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.slowReaderTimeout / 4)) {
            self.updateUnwritten()
            guard self.unwrittenBytes > 0, !self.isFinished else { return }
            if NIODeadline.now() - self.lastProgress >= timeout {
                self.loop.shared.table.noteClosedAsSlow()
                self.abort()
            } else {
                self.scheduleReaderCheck()
            }
        }
    }

    // MARK: Budgets

    /// Tells the budgets what this connection holds.
    func updateAccount() {
        account(
            for: ByteBudget.Holding(
                requests: input.bytes + replies.lineBytes,
                replies: replies.bytes + unwrittenBytes
            )
        )
    }

    /// Counts a reply that came from another thread as one that is held here.
    func takeOver(_ bytes: Int) {
        accounted.replies += bytes
        loop.shared.budget.receive(link.account, bytes)
    }

    func account(for held: ByteBudget.Holding) {
        guard held != accounted else { return }
        loop.shared.budget.adjust(link.account, by: held - accounted)
        accounted = held
    }

    /// Whether the budget of the uid or of the server is used up.
    var isOverBudget: Bool {
        loop.shared.budget.isUsedUp(for: link.account)
    }

    /// Stops until the budget has room again for what is needed.
    func waitForBudget(to need: ByteBudget.Need) {
        guard awaitedNeed != need else { return }
        stopWaitingForBudget()
        awaitedNeed = need
        loop.shared.budget.wait(link, need: need)
        // A line keeps what it holds, so it must not wait for ever.
        guard input.bytes > 0, stallTimer == nil else { return }
        // Named now: by then others may have given back what it waits for.
        let reached = loop.shared.budget.reached(by: link.account)
        stallTimer = loop.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.slowReaderTimeout)) {
            guard self.awaitedNeed != nil, !self.isFinished else { return }
            self.loop.shared.table.noteClosedAsSlow()
            self.refuse(reached)
        }
    }

    func stopWaitingForBudget() {
        guard awaitedNeed != nil else { return }
        loop.shared.budget.stopWaiting(link)
        endWaitForBudget()
    }

    /// The budget has let go of this connection.
    func endWaitForBudget() {
        awaitedNeed = nil
        stallTimer?.cancel()
        stallTimer = nil
    }
}
