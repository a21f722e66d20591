package import Logging
import Synchronization

/// The lowest level that is logged, which may change while loggers are in use.
package final class LogThreshold: Sendable {
    private let position: Atomic<Int>

    /// Makes a threshold.
    package init(_ level: Logger.Level = .info) { position = Atomic(Self.position(of: level)) }

    /// The lowest level that is logged.
    package var level: Logger.Level {
        get { Logger.Level.allCases[position.load(ordering: .relaxed)] }
        set { position.store(Self.position(of: newValue), ordering: .relaxed) }
    }

    private static func position(of level: Logger.Level) -> Int { Logger.Level.allCases.firstIndex(of: level) ?? 0 }
}

/// A log handler whose level is that of a threshold, unless a logger was given one of its own.
package struct AdjustableLogHandler: LogHandler {
    private var base: any LogHandler
    private let threshold: LogThreshold
    private var ownLevel: Logger.Level?

    /// Puts a threshold before a handler.
    package init(_ base: any LogHandler, threshold: LogThreshold) {
        self.base = base
        self.threshold = threshold
    }

    package var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    package var metadata: Logger.Metadata {
        get { base.metadata }
        set { base.metadata = newValue }
    }

    package var metadataProvider: Logger.MetadataProvider? {
        get { base.metadataProvider }
        set { base.metadataProvider = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { base[metadataKey: key] }
        set { base[metadataKey: key] = newValue }
    }

    package func log(event: LogEvent) { base.log(event: event) }
}
