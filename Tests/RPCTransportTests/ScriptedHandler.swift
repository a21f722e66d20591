import Dispatch
import Glibc
import RPCTransport

/// Does what each line says.
///
/// `echo X` answers X; `note X` answers nothing; `defer X` waits for the test; `write X` too, and overlaps; `big N`
/// answers N bytes; `gate` holds the loop until the test opens it.
/// `parts N` answers N parts of 100,000 bytes, each when the last one is taken, and then `end`.
final class ScriptedHandler: LineHandler, Sendable {
    static let partBytes = 100_000

    private let recorder: Recorder
    private let gate: DispatchSemaphore

    init(recorder: Recorder, gate: DispatchSemaphore) {
        self.recorder = recorder
        self.gate = gate
    }

    func handle(line: [UInt8], output: inout ReplyBuffer, completion: LineCompletion) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        let words = text.split(separator: " ", maxSplits: 1)
        if words.first == "parts" {
            recorder.note(text)
            sendParts(Int(words[1]) ?? 0, to: completion)
            return false
        }
        let isDeferred = words.first == "defer" || words.first == "write"
        if isDeferred {
            recorder.keep(completion, for: String(words[1]))
        }
        recorder.note(text)
        switch words.first {
        case "note", "defer", "write":
            return !isDeferred
        case "big":
            output.bytes += [UInt8](repeating: UInt8(ascii: "x"), count: Int(words[1]) ?? 0)
            return true
        case "gate":
            gate.wait()
            return true
        case "echo":
            output.bytes += Array(words[1].utf8)
            return true
        default:
            output.bytes += Array("bad".utf8)
            return true
        }
    }

    private func sendParts(_ rest: Int, to completion: LineCompletion) {
        guard rest > 0 else {
            recorder.note("last part")
            return completion.complete(Array("end".utf8))
        }
        recorder.note("part \(rest)")
        completion.send([UInt8](repeating: UInt8(ascii: "p"), count: Self.partBytes)) { [self] in
            sendParts(rest - 1, to: completion)
        }
    }

    func canOverlap(line: [UInt8]) -> Bool {
        line.starts(with: "write".utf8)
    }

    func oversizedLine(limit: Int, output: inout ReplyBuffer) {
        output.bytes += Array("over \(limit)".utf8)
    }

    func pump(output: inout ReplyBuffer) -> Bool {
        let (line, more) = recorder.takePush()
        if let line {
            output.bytes += line
            output.endLine()
        }
        return more
    }

    /// As the daemon's does with its events: a turn may end before all of them are written.
    var holdsReplies: Bool { true }

    func closed() {
        recorder.note("closed")
    }
}

struct ScriptedFactory: LineHandlerFactory {
    var recorder: Recorder
    var gate: DispatchSemaphore

    func makeHandler(
        peer: PeerCredentials,
        session: String,
        loop: Int,
        connection: ConnectionHandle
    ) -> any LineHandler {
        recorder.add(connection)
        return ScriptedHandler(recorder: recorder, gate: gate)
    }

    func tickEnded(loop: Int) {
        recorder.noteTick()
    }
}

struct TestAdmission: PeerAdmission {
    var isPrivileged = true
    var hasRole = true
    var wait: @Sendable () -> Void = {}

    func admit(_ peer: PeerCredentials) -> PeerAdmissionResult<String> {
        wait()
        return PeerAdmissionResult(isPrivileged: isPrivileged, hasRole: hasRole, session: "session")
    }
}
