import Logging
import Synchronization
import Systemd
import Testing

/// The level of all loggers may change while they are in use.
@Suite struct LogThresholdTests {
    /// Keeps what it is given.
    private struct Recorder: LogHandler {
        final class Lines: Sendable {
            let all = Mutex<[String]>([])
        }

        let lines = Lines()
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.all.withLock { $0.append("\(event.message)") } }
    }

    @Test func aLoggerThatExistsFollowsTheThreshold() {
        let recorder = Recorder()
        let threshold = LogThreshold(.warning)
        let logger = Logger(label: "test") { _ in AdjustableLogHandler(recorder, threshold: threshold) }
        logger.notice("unheard")
        threshold.level = .debug
        logger.debug("heard")
        threshold.level = .error
        logger.warning("unheard again")
        #expect(recorder.lines.all.withLock { $0 } == ["heard"])
    }

    @Test func aLevelOfItsOwnWins() {
        let threshold = LogThreshold(.error)
        var logger = Logger(label: "test") { _ in AdjustableLogHandler(Recorder(), threshold: threshold) }
        logger.logLevel = .debug
        #expect(logger.logLevel == .debug)
        logger[metadataKey: "key"] = "value"
        #expect(logger[metadataKey: "key"] == "value")
    }
}
