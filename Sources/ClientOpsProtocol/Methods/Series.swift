package import ClientOpsModel
package import JSONRPC

/// The yearly series of invoice numbers.
package enum SeriesMethods {
    package static let list = MethodList(
        Start.self,
        Close.self,
        List.self
    )

    /// Sets the first number of a year.
    package enum Start: WriteMethod {
        package static let name = "series.start"
        package static let summary = "Sets the first number of a year, once and before any is given."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.invalidState, .requestIDReused]
        package typealias Result = NumberSeries

        package struct Params: Codable, Sendable, Hashable {
            package var year: SeriesYear
            package var first: SeriesNumber
        }
    }

    /// Closes a year.
    package enum Close: WriteMethod {
        package static let name = "series.close"
        package static let summary = "Closes a year: no further invoice gets a number of it."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = [.invalidState, .requestIDReused]
        package typealias Result = NumberSeries

        package struct Params: Codable, Sendable, Hashable {
            package var year: SeriesYear
        }
    }

    /// Lists the series.
    package enum List: ReadMethod {
        package static let name = "series.list"
        package static let summary = "Lists the series of invoice numbers by year."
        package static let roles: RoleSet = .admin
        package static let failures: [ErrorKind] = []
        package typealias Params = NoParams

        package struct Result: Codable, Sendable, Equatable {
            package var items: [NumberSeries]

            /// Makes the answer.
            package init(items: [NumberSeries]) { self.items = items }
        }
    }
}

/// Years of number series.
package enum SeriesYearLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 1970...9999
}

/// First numbers of a series.
package enum SeriesNumberLimits: IntegerLimits {
    package static let range: ClosedRange<Int64> = 1...1_000_000_000
}

/// A year of a number series.
package typealias SeriesYear = BoundedInteger<SeriesYearLimits>
/// The first number of a series.
package typealias SeriesNumber = BoundedInteger<SeriesNumberLimits>
