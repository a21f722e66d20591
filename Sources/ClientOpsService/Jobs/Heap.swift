import CMalloc
import Dispatch

/// How the process keeps the memory it is done with.
package enum Heap {
    /// Blocks from this size on are mapped one by one, and given back as soon as they are free.
    private static let mappedBytes: Int32 = 1 << 20

    /// Keeps large tables out of the heap, where they would leave holes as they grow; called once, at the start.
    ///
    /// Left alone, the threshold rises to 32 MiB with the first large block that is freed.
    package static func mapLargeBlocks() { mallopt(M_MMAP_THRESHOLD, mappedBytes) }

    /// Has what is free given back to the system, soon and by another thread.
    ///
    /// A thread takes from a part of the heap of its own: what a large piece of work frees is of no use to the others.
    static func trim() { DispatchQueue.global().async { malloc_trim(0) } }
}
