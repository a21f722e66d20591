/// What the encoders and containers of one call share.
final class EncodingState {
    // The writer and the list of frames never call anything that leads back here, so that no access to them can overlap
    // another; checking that at run time took a fifth of a call.

    @exclusivity(unchecked) var writer: JSONWriter
    @exclusivity(unchecked) private var frames: ContiguousArray<Frame> = []
    let nullPolicy: StrictJSONEncoder.NullPolicy

    /// What went wrong where nothing could be thrown.
    var failure: (any Error)?

    private var lastSerial = 0

    /// A container that has been opened.
    struct Frame {
        enum Kind {
            case object, array
        }

        let kind: Kind
        let depth: Int
        let serial: Int
    }

    init(writer: consuming JSONWriter, nullPolicy: StrictJSONEncoder.NullPolicy) {
        self.writer = writer
        self.nullPolicy = nullPolicy
    }

    var depth: Int { frames.count }

    /// Returns the container of the encoder at the depth, opened unless that has happened.
    func container(_ kind: Frame.Kind, at depth: Int) -> Frame {
        guard frames.count > depth else { return open(kind) }
        if frames[depth].kind != kind { noteMisuse("one value encoded as an object and as an array") }
        return frames[depth]
    }

    func open(_ kind: Frame.Kind) -> Frame {
        lastSerial += 1
        let frame = Frame(kind: kind, depth: frames.count, serial: lastSerial)
        frames.append(frame)
        switch kind {
        case .object: writer.beginObject()
        case .array: writer.beginArray()
        }
        return frame
    }

    /// Closes all containers inside the frame, which is written to next.
    @inline(__always)
    func resume(_ frame: Frame) throws {
        guard frames.count > frame.depth, frames[frame.depth].serial == frame.serial else {
            throw misuse("a container used after one around it")
        }
        close(to: frame.depth + 1)
    }

    @inline(__always)
    private func close(to depth: Int) {
        while frames.count > depth, let frame = frames.popLast() {
            switch frame.kind {
            case .object: writer.endObject()
            case .array: writer.endArray()
            }
        }
    }

    func encode<T: Encodable>(_ value: T) throws {
        if T.self == JSONValue.self, let value = value as? JSONValue {
            writer.value(value)
            return
        }
        let depth = frames.count
        let count = writer.bytes.count
        try value.encode(to: ValueEncoder(state: self))
        close(to: depth)
        if writer.bytes.count == count {
            // A type without members writes nothing.
            writer.beginObject()
            writer.endObject()
        }
    }

    func write<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Number) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value,
                .init(codingPath: [], debugDescription: "JSON has no number for \(value)")
            )
        }
        writer.number(value.description)
    }

    func noteFailure(_ body: () throws -> Void) {
        do {
            try body()
        } catch {
            failure = failure ?? error
        }
    }

    private func noteMisuse(_ description: String) {
        failure = failure ?? misuse(description)
    }

    private func misuse(_ description: String) -> EncodingError {
        .invalidValue(description, .init(codingPath: [], debugDescription: description))
    }
}
