/// How long to wait between attempts: twice as long each time, and not in step with others.
struct Backoff: Sendable {
    /// The wait after the first attempt.
    var first: Duration = .milliseconds(50)
    /// The longest wait.
    var longest: Duration = .seconds(2)

    /// The wait after an attempt.
    ///
    /// - Parameters:
    ///   - attempt: the number of the attempt that failed, from 0.
    ///   - jitter: which part of the wait counts, 0.5 to 1.
    /// - Returns: the wait.
    func delay(after attempt: Int, jitter: Double = .random(in: 0.5...1)) -> Duration {
        min(first * (1 << min(attempt, 16)), longest) * jitter
    }
}
