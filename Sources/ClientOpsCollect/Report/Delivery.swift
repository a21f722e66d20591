package import ClientOpsClient
package import ClientOpsProtocol

/// Whoever takes reports: the daemon behind a connection, or its double in a test.
package protocol ReportService {
    /// Hands one call over.
    ///
    /// - Throws: why it was not taken.
    func report(_ call: ReportCall) throws(ClientError) -> ObservationMethods.Report.Result
}

extension Connection: ReportService {
    /// Calls `observation.report`.
    package func report(_ call: ReportCall) throws(ClientError) -> ObservationMethods.Report.Result {
        try self.call(ObservationMethods.Report.self, call.params, reserved: ReservedParams(requestID: call.requestID))
    }
}

/// Sends reports, one source after the other.
package struct Delivery {
    /// What the daemon said of the subjects of a report.
    package struct Counts: Sendable, Equatable {
        package var new: Int64 = 0
        package var changed: Int64 = 0
        package var unchanged: Int64 = 0
        package var gone: Int64 = 0

        /// Makes counts, all of them 0 unless given.
        package init(new: Int64 = 0, changed: Int64 = 0, unchanged: Int64 = 0, gone: Int64 = 0) {
            self.new = new
            self.changed = changed
            self.unchanged = unchanged
            self.gone = gone
        }
    }

    private let connect: () throws(ClientError) -> any ReportService

    /// Takes how the daemon is reached.
    package init(connect: @escaping () throws(ClientError) -> any ReportService) { self.connect = connect }

    /// Sends one report; what may have been lost on the way is sent once more, which its retry key makes safe.
    package func send(_ calls: [ReportCall]) -> Result<Counts, ClientError> {
        var counts = Counts()
        do throws(ClientError) {
            var service = try connect()
            for call in calls {
                let result: ObservationMethods.Report.Result
                do throws(ClientError) {
                    result = try service.report(call)
                } catch {
                    guard error.isRetryable else { throw error }
                    service = try connect()
                    result = try service.report(call)
                }
                counts.new += result.new
                counts.changed += result.changed
                counts.unchanged += result.unchanged
                counts.gone += result.gone
            }
            return .success(counts)
        } catch { return .failure(error) }
    }
}
