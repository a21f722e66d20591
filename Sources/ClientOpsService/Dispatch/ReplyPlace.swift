/// Where the reply to a line goes when it is not ready at once; usable from any thread.
package struct ReplyPlace: Sendable {
    /// Takes a part of a long reply, and a function to call when it is gone.
    package typealias PartTaker = @Sendable (_ part: [UInt8], _ taken: @escaping @Sendable () -> Void) -> Void

    /// Takes the reply, or its last part; called once.
    let end: @Sendable ([UInt8]) -> Void
    /// Takes the parts before it; nil where a reply is taken whole.
    let part: PartTaker?
    /// Whether a reply may be made now, or would only lie in memory.
    let hasRoom: @Sendable () -> Bool
    /// Whether anybody is left to read it.
    let isWanted: @Sendable () -> Bool

    /// Makes a place that always has room, unless given.
    package init(
        part: PartTaker? = nil,
        hasRoom: @escaping @Sendable () -> Bool = { true },
        isWanted: @escaping @Sendable () -> Bool = { true },
        end: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.end = end
        self.part = part
        self.hasRoom = hasRoom
        self.isWanted = isWanted
    }
}
