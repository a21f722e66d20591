/// A value kept outside of what holds it, so that a holder of many optional values stays small; copies share it.
///
/// It never changes: whoever sets another value makes another box.
package final class Boxed<Value: Sendable>: Sendable {
    /// What is kept.
    package let value: Value

    /// Keeps a value.
    package init(_ value: Value) { self.value = value }
}

extension Boxed: Equatable where Value: Equatable {
    /// Compares the values.
    package static func == (left: Boxed, right: Boxed) -> Bool { left === right || left.value == right.value }
}

extension Boxed: Hashable where Value: Hashable {
    /// Hashes the value.
    package func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
