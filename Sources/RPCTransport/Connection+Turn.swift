import JSONRPC
import NIOCore

extension Connection {
    /// Handles the lines that can be handled now, writes their replies, and arranges what comes next.
    func runTurn() {
        isAddressed = false
        guard let handler, !isFinished, !isInTurn else { return }
        isInTurn = true
        var output = loop.takeOutput()
        pump(handler, into: &output)
        // A reply that is half written goes on before any event: a line cannot be interrupted.
        if !mustPump || peerIsGone || replies.isMidReply || !handler.holdsReplies {
            writeAnswered(into: &output)
        }
        let mustYield = handleLines(handler, into: &output)
        flush(&output)
        output.removeAll()
        loop.giveBack(output)
        isInTurn = false
        if !isFinished {
            updateAccount()
            askForNextPart()
            settle(mustYield: mustYield)
        }
    }

    private func pump(_ handler: any LineHandler, into output: inout ReplyBuffer) {
        guard canPump else { return }
        let end = NIODeadline.now() + Self.longestTurn
        // Without budget a peer is sent more only while it takes each piece at once.
        let mostRounds = isOverBudget ? 1 : limits.linesPerTurn
        var rounds = 0
        repeat {
            loop.noteLine()
            mustPump = handler.pump(output: &output)
            rounds += 1
        } while mustPump && rounds < mostRounds && output.count < Self.flushThreshold && .now() < end
    }

    /// Moves the replies that need not wait for an earlier one to the output.
    private func writeAnswered(into output: inout ReplyBuffer) {
        while let reply = replies.takeFirst() {
            let start = output.count
            output.bytes += reply
            output.endLine(from: start)
        }
        if let part = replies.takePart() {
            output.bytes += part.bytes
            partTaken = part.taken
        }
    }

    /// Has the next part of a streamed reply made once nothing of the last one waits here.
    private func askForNextPart() {
        guard let taken = partTaken, unwrittenBytes == 0 || peerIsGone else { return }
        partTaken = nil
        taken()
    }

    /// Handles lines until there are none, there is no room, or other connections must have their turn.
    ///
    /// - Returns: Whether it stopped for the sake of other connections.
    private func handleLines(_ handler: any LineHandler, into output: inout ReplyBuffer) -> Bool {
        let start = NIODeadline.now()
        let end = start + min(Self.longestTurn, .nanoseconds(loop.shares.left(of: peer.uid)))
        var now = start
        // Only a tick in which a line was handled has an end, at which the shares begin anew.
        defer { if now > start { loop.shares.use((now - start).nanoseconds, by: peer.uid) } }
        for _ in 0..<limits.linesPerTurn {
            guard makeRoom(in: &output), !isFinished, let line = nextLine(for: handler) else { return false }
            guard now < end else {
                input.putBack(line)
                return true
            }
            stopWaitingForBudget()
            loop.noteLine()
            switch line {
            case .line(let bytes): handle(bytes, with: handler, into: &output)
            case .oversized:
                let start = output.count
                handler.oversizedLine(limit: input.limit, output: &output)
                output.endLine(from: start)
                replies.skipLine()
            }
            now = .now()
        }
        return true
    }

    private func nextLine(for handler: any LineHandler) -> FramedLine? {
        guard let line = input.next() else { return nil }
        if replies.isEmpty { return line }
        if case .line(let bytes) = line, handler.canOverlap(line: bytes) { return line }
        input.putBack(line)
        return nil
    }

    private func handle(_ line: [UInt8], with handler: any LineHandler, into output: inout ReplyBuffer) {
        let completion = LineCompletion(link: link, line: replies.nextLine)
        guard replies.isEmpty else {
            var own = ReplyBuffer()
            if handler.handle(line: line, output: &own, completion: completion) {
                own.endLine(from: 0)
                replies.appendAnswered(own.bytes)
            } else {
                replies.appendAwaited(lineBytes: line.count, prefix: own.bytes)
            }
            return
        }
        let start = output.count
        if handler.handle(line: line, output: &output, completion: completion) {
            output.endLine(from: start)
            replies.skipLine()
        } else {
            replies.appendAwaited(lineBytes: line.count, prefix: [])
        }
    }

    /// Says whether one more line may be handled, after writing what must not wait in memory.
    private func makeRoom(in output: inout ReplyBuffer) -> Bool {
        guard replies.count < limits.unansweredPerConnection else { return false }
        if peerIsGone {
            output.removeAll()
            return true
        }
        // Without budget a uid has one reply made at a time, and only while its peers take each at once.
        let mustBeTaken = !output.bytes.isEmpty && isOverBudget
        if mustBeTaken || output.count >= Self.flushThreshold {
            flush(&output)
        }
        return unwrittenBytes == 0
            ? loop.shared.budget.hasRoom(for: link.account)
            : !isOverBudget && unwrittenBytes < limits.unwrittenBytesPerConnection
    }

    private static let flushThreshold = 256 << 10
    /// How long one connection may handle lines, or be told of events, before others have their turn.
    private static let longestTurn = TimeAmount.milliseconds(2)

    // MARK: After the turn

    private func settle(mustYield: Bool) {
        if !input.hasNoLine {
            // Nothing else keeps the line from being handled, and so nothing else brings the next turn.
            if !mustYield, replies.isEmpty, unwrittenBytes == 0 { waitForBudget(to: .answer) }
        } else if inputIsClosed || peerIsGone || (isDraining && !mayReadLast) {
            if replies.isEmpty {
                endWhenWritten()
                return
            }
        } else {
            // Also while a reply is awaited: the next line may be one that can overlap.
            readWhenThereIsRoom()
        }
        if mustYield || canPump {
            scheduleTurn()
        }
    }

    private var canPump: Bool {
        mustPump && unwrittenBytes == 0 && !peerIsGone && !replies.isMidReply
    }

    private func endWhenWritten() {
        if peerIsGone || unwrittenBytes == 0 {
            finish()
        }
    }

    private func readWhenThereIsRoom() {
        guard replies.count < limits.unansweredPerConnection else { return }
        guard unwrittenBytes < limits.unwrittenBytesPerConnection else { return }
        guard !isOverBudget else {
            waitForBudget(to: .read)
            return
        }
        stopWaitingForBudget()
        context?.read()
    }

    func scheduleTurn() {
        guard !turnIsScheduled else { return }
        turnIsScheduled = true
        loop.runTurnLater(of: self)
    }
}
