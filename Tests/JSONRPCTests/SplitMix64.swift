import Glibc

/// A random number generator that gives the same numbers on every machine (Steele, Lea, Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func element<T>(of array: [T]) -> T { array[below(array.count)] }
}

/// How long to fuzz, and from where.
enum Fuzzing {
    /// `CLIENTOPS_FUZZ_ITERATIONS`, shared among the fuzzers.
    static let iterations = asked ?? 20_000

    /// Whether somebody asked for this search, and wants to read what was done.
    static let isLong = asked != nil

    private static let asked = environment("CLIENTOPS_FUZZ_ITERATIONS").flatMap { Int($0) }

    /// `CLIENTOPS_FUZZ_SEED`; an iteration that fails names the seed that repeats it as the first.
    static let seed = environment("CLIENTOPS_FUZZ_SEED").flatMap { UInt64($0) } ?? 1

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
