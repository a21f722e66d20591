package import ClientOpsModel
package import ClientOpsProtocol
import StrictJSON

/// What one source saw in one look.
package struct SourceReport: Sendable {
    package var source: String
    package var look: SourceKind
    package var observedAt: Timestamp
    package var subjects: [ObservedSubject] = []
    /// Why the source could not look at all; nil when it could.
    package var error: Reason?
    /// Why the source may have missed something; nil when it saw everything.
    package var gap: Reason?

    /// Begins a report.
    package init(source: String, look: SourceKind, observedAt: Timestamp) {
        self.source = source
        self.look = look
        self.observedAt = observedAt
    }

    /// Most bytes of the subjects of one call, well below the longest line that the daemon takes.
    static let partBytes = 512 << 10

    /// The calls that make up the report.
    ///
    /// - Parameter sequence: the number of the report.
    /// - Returns: at least one call; all but the last say that more follows.
    /// - Throws: that the name of the source is none.
    package func parts(sequence: Int64) throws(Reason) -> [ObservationMethods.Report.Params] {
        guard let name = try? ShortName(source), name.value == source else {
            throw Reason("the name of the source is not usable")
        }
        var params = ObservationMethods.Report.Params(
            source: name,
            sequence: sequence,
            observedAt: observedAt,
            complete: error == nil && gap == nil,
            subjects: []
        )
        if let error {
            params.error = Observed.text(error.description)
            return [params]
        }
        let chunks = chunks()
        return chunks.enumerated().map { index, chunk in
            params.subjects = chunk
            params.final = index == chunks.count - 1 ? nil : false
            return params
        }
    }

    /// The subjects in groups that fit into a call; of subjects with the same key the first one counts.
    private func chunks() -> [[ObservedSubject]] {
        var keys: Set<String> = []
        var chunks: [[ObservedSubject]] = [[]]
        var bytes = 0
        let encoder = StrictJSONEncoder(nullPolicy: .omit)
        for subject in subjects {
            guard let key = subject.key, keys.insert(key).inserted else { continue }
            let size = (try? encoder.encode(subject).count) ?? 0
            let isFull = chunks[chunks.count - 1].count == ObservationMethods.maximumSubjects
            if isFull || bytes + size > Self.partBytes && !chunks[chunks.count - 1].isEmpty {
                chunks.append([])
                bytes = 0
            }
            chunks[chunks.count - 1].append(subject)
            bytes += size
        }
        return chunks
    }
}

/// One call of `observation.report`, as it is sent or printed.
package struct ReportCall: Sendable {
    package var params: ObservationMethods.Report.Params
    package var requestID: RequestKey?

    /// Makes a call.
    package init(params: ObservationMethods.Report.Params, requestID: RequestKey?) {
        self.params = params
        self.requestID = requestID
    }

    /// The parameters as one line of JSON, with the retry key.
    package func line() throws -> [UInt8] {
        let encoder = StrictJSONEncoder(nullPolicy: .omit)
        var bytes = try encoder.encode(params)
        bytes.removeLast()
        bytes += Array(",".utf8) + (try encoder.encode(ReservedParams(requestID: requestID))).dropFirst()
        return bytes + [UInt8(ascii: "\n")]
    }
}

/// Numbers the reports of a run.
package struct ReportNumbers {
    private var last: Int64

    /// Begins at a time; each report has a larger number than the one before, whatever the clock does meanwhile.
    package init(at now: Timestamp) { last = now.milliseconds - 1 }

    /// The calls of the next report.
    ///
    /// - Throws: that the name of the source is none.
    package mutating func calls(of report: SourceReport) throws(Reason) -> [ReportCall] {
        last += 1
        let sequence = last
        return try report.parts(sequence: sequence).enumerated().map { index, params in
            ReportCall(params: params, requestID: try? RequestKey("collect-\(sequence)-\(index + 1)"))
        }
    }
}
