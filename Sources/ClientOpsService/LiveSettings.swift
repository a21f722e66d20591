import ClientOpsProtocol
import Synchronization

/// The settings in force, which a reload replaces as a whole.
///
/// Requests need two numbers of them, which are kept where reading them takes no lock.
final class LiveSettings: Sendable {
    private let settings: Mutex<ServiceSettings>
    private let generationCounter = Atomic<UInt64>(0)
    private let batchLimit: Atomic<Int>
    private let deadline: Atomic<Int>
    private let budget: Atomic<Int>

    init(_ settings: ServiceSettings) {
        self.settings = Mutex(settings)
        batchLimit = Atomic(settings.limits.batch)
        deadline = Atomic(settings.limits.deadlineMilliseconds)
        budget = Atomic(settings.limits.readBudgetMilliseconds)
    }

    var current: ServiceSettings { settings.withLock { $0 } }

    /// Changes with every replacement, so that what was derived from the settings can be derived anew.
    var generation: UInt64 { generationCounter.load(ordering: .acquiring) }

    var batch: Int { batchLimit.load(ordering: .relaxed) }
    var deadlineMilliseconds: Int { deadline.load(ordering: .relaxed) }
    var readBudgetNanoseconds: UInt64 { UInt64(budget.load(ordering: .relaxed)) * 1_000_000 }

    func replace(with settings: ServiceSettings) {
        self.settings.withLock { $0 = settings }
        batchLimit.store(settings.limits.batch, ordering: .relaxed)
        deadline.store(settings.limits.deadlineMilliseconds, ordering: .relaxed)
        budget.store(settings.limits.readBudgetMilliseconds, ordering: .relaxed)
        generationCounter.add(1, ordering: .releasing)
    }
}
