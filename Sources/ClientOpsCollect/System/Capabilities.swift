import Glibc

/// The rights beyond those of its account that the collector is started with.
enum Capabilities {
    private typealias ProcessControl = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32

    /// Keeps the capabilities from the programs that are run: only this process needs to act as others.
    ///
    /// `prctl` takes a variable number of arguments, which Swift does not import. Its five words are passed alike on every
    /// architecture of Linux that Swift runs on, so that the plain signature calls it rightly.
    static func keepFromChildren() {
        guard let symbol = dlsym(nil, "prctl") else { return }
        let (ambient, clearAll): (Int32, UInt) = (47, 4)
        _ = unsafeBitCast(symbol, to: ProcessControl.self)(ambient, clearAll, 0, 0, 0)
    }
}
