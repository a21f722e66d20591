package import ClientOpsModel
package import JSONRPC

/// A method of the protocol, declared once: dispatch, authorization, the OpenRPC document and the client derive from it.
///
/// Conform through ``ReadMethod``, ``WriteMethod`` or ``JobMethod``, which say what the method does to the store.
package protocol Method: Sendable {
    /// The parameters by name.
    associatedtype Params: Codable & Sendable
    /// The result.
    associatedtype Result: Codable & Sendable

    /// The name on the wire, `entity.verb`.
    static var name: String { get }
    /// One sentence for people.
    static var summary: String { get }
    /// Who may call it; what a caller then sees is narrowed by its visibility.
    static var roles: RoleSet { get }
    /// The errors it may answer besides ``ErrorKind/ofEveryMethod``.
    static var failures: [ErrorKind] { get }
    /// What it does to the store.
    static var effect: Effect { get }
}

/// What a method does to the store, which decides where it runs.
package enum Effect: String, Codable, CaseIterable, Sendable {
    /// Reads little: answered on the event loop inside the tick's read transaction.
    case read
    /// Reads without bound: answered on a reader thread.
    case scan
    /// Changes rows: a savepoint of the writer's transaction.
    case write
    /// Reads, thinks and writes in steps of its own: a job thread.
    case job
}

/// A method that changes nothing.
package protocol ReadMethod: Method {}

extension ReadMethod {
    package static var effect: Effect { .read }
    package static var failures: [ErrorKind] { [.notFound] }
}

/// A method whose reading has no bound, so that it starts on a reader thread.
package protocol ScanMethod: Method {}

extension ScanMethod {
    package static var effect: Effect { .scan }
    package static var failures: [ErrorKind] { [] }
}

/// A method whose whole effect is one savepoint; takes ``ReservedParams`` for writes.
package protocol WriteMethod: Method {}

extension WriteMethod {
    package static var effect: Effect { .write }
    package static var failures: [ErrorKind] { ErrorKind.ofEveryWrite }
}

/// A method that runs as a job: one at a time, with its own transactions.
package protocol JobMethod: Method {}

extension JobMethod {
    package static var effect: Effect { .job }
    package static var failures: [ErrorKind] { [] }
}

extension ErrorKind {
    /// What any method may answer.
    package static let ofEveryMethod: [ErrorKind] = [
        .invalidParams, .internalError, .permissionDenied, .limitExceeded, .deadlineExceeded, .storageUnavailable,
        .shuttingDown,
    ]

    /// What a write may answer besides.
    package static let ofEveryWrite: [ErrorKind] = [
        .notFound, .conflict, .invalidState, .staleRevision, .requestIDReused,
    ]
}

/// The parameters of a method that takes none.
package struct NoParams: Codable, Sendable, Hashable {
    /// Makes them.
    package init() {}
}
