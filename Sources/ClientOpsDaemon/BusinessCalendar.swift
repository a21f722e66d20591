import ClientOpsModel
import Foundation

/// The calendar of the configured business time zone.
struct BusinessCalendar: Sendable {
    private let zone: TimeZone

    /// Looks a zone up in the host's time zone database.
    ///
    /// - Parameter name: an IANA name such as `Europe/Berlin`.
    /// - Throws: ``StartupError`` when the host does not know it.
    init(zone name: String) throws(StartupError) {
        guard let zone = TimeZone(identifier: name) else {
            throw .configuration("[business] timezone: the host knows no time zone \(name)")
        }
        self.zone = zone
    }

    /// The day on which a moment falls there.
    func day(of moment: Timestamp) -> CalendarDate {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        return CalendarDate(moment, secondsFromUTC: zone.secondsFromGMT(for: date))
    }
}
