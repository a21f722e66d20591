/// The range of an integer parameter: stated once, for checking and for the schema.
package protocol IntegerLimits: Sendable {
    /// Smallest and largest value.
    static var range: ClosedRange<Int64> { get }
}

/// An integer within its limits.
package struct BoundedInteger<Limits: IntegerLimits>: Codable, Sendable, Hashable {
    /// The value.
    package let value: Int64

    /// Takes a value; nil outside the limits.
    package init?(_ value: Int64) {
        guard Limits.range.contains(value) else { return nil }
        self.value = value
    }

    /// Reads and checks an integer.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let checked = Self(try container.decode(Int64.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.expectation)
        }
        self = checked
    }

    /// What a caller has to give, in one clause.
    package static var expectation: String {
        "an integer from \(Limits.range.lowerBound) to \(Limits.range.upperBound)"
    }

    /// Writes the integer.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

/// Rows of a page.
package enum PageSizeLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 1...500
}

/// Pages, from 1.
package enum PageNumberLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 1...1_000_000_000
}

/// Unix uids that may belong to a user: not root, not the two "nobody" values.
package enum UIDLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 1...4_294_967_293
}

/// Deadlines in milliseconds; a caller may ask for less than the daemon's own.
package enum DeadlineLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 1...3_600_000
}

/// Rows of a page: 1 to 500.
package typealias PageSize = BoundedInteger<PageSizeLimits>
/// A page, counted from 1.
package typealias PageNumber = BoundedInteger<PageNumberLimits>
/// A Unix uid that a users row may hold.
package typealias AccountUID = BoundedInteger<UIDLimits>
/// A deadline in milliseconds.
package typealias DeadlineMilliseconds = BoundedInteger<DeadlineLimits>
