import ClientOpsClient
import ClientOpsCollect
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Reports on their way to the daemon.
@Suite struct ReportTests {
    private static func report(_ count: Int, filler: String = "") throws -> SourceReport {
        var report = SourceReport(source: "h/units", look: .units, observedAt: Timestamp(milliseconds: 1_000_000))
        report.subjects = try (0..<count).map { index in
            var unit = UnitSignals(unit: try ObservedText("u\(index)"), running: true)
            unit.configPath = filler.isEmpty ? nil : try ObservedText(filler)
            return ObservedSubject(unit)
        }
        return report
    }

    @Test(arguments: [(0, [0]), (1, [1]), (1000, [1000]), (1001, [1000, 1]), (2500, [1000, 1000, 500])])
    func `a report is sent in parts`(_ count: Int, _ sizes: [Int]) throws {
        let parts = try Self.report(count).parts(sequence: 7)
        #expect(parts.map(\.subjects.count) == sizes)
        #expect(parts.map(\.final) == Array(repeating: false, count: sizes.count - 1) + [nil])
        #expect(parts.allSatisfy { $0.sequence == 7 && $0.complete })
    }

    @Test func `no part is longer than a line of the daemon`() throws {
        let parts = try Self.report(1500, filler: String(repeating: "é", count: 1000)).parts(sequence: 7)
        for params in parts { #expect(try ReportCall(params: params, requestID: nil).line().count < 1 << 20) }
        #expect(parts.map(\.subjects.count).reduce(0, +) == 1500)
    }

    @Test func `a failed look has no subjects and is not complete`() throws {
        var report = try Self.report(3)
        report.error = Reason("nobody listens there")
        let parts = try report.parts(sequence: 1)
        #expect(parts.count == 1 && parts[0].subjects.isEmpty && !parts[0].complete)
        #expect(parts[0].error?.value == "nobody listens there")
    }

    @Test func `numbers grow and retry keys differ`() throws {
        var numbers = ReportNumbers(at: Timestamp(milliseconds: 500))
        let calls = try (0..<3).flatMap { _ in try numbers.calls(of: Self.report(1001)) }
        #expect(calls.map(\.params.sequence) == [500, 500, 501, 501, 502, 502])
        #expect(Set(calls.map(\.requestID)).count == 6)
    }

    @Test func `the same key is reported once`() throws {
        var report = try Self.report(2)
        report.subjects += report.subjects
        #expect(try report.parts(sequence: 1)[0].subjects.count == 2)
    }

    @Test func `names of others are always taken by the daemon`() throws {
        var random = SeededGenerator(seed: 3)
        let codes: [UInt32] = [
            0, 0x1B, 0x85, 0x200B, 0x202E, 0xFEFF, 0x2028, 0xFFFE, 0x20, 0x09, 0x0A, 0x61, 0x65, 0x301, 0xE9, 0x65E5,
            0x25, 0x1F600, 0xA0, 0xFDD0,
        ]
        let odd = codes.compactMap(Unicode.Scalar.init)
        for _ in 0..<5000 {
            var raw = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...300, using: &random) {
                raw.append(odd.randomElement(using: &random) ?? "a")
            }
            let name = try #require(Observed.name(String(raw)))
            // As the daemon reads it: strict JSON, then the rules of text, which change nothing any more.
            let json = try JSONDocument(JSONValue.string(name.value).serialized())
            #expect(try ShortName(JSONValue(json.root).stringValue ?? "").value == name.value)
        }
        #expect(Observed.name("plain-name_1.x")?.value == "plain-name_1.x")
        #expect(Observed.name("") == nil)
    }

    /// A daemon that loses the first answers.
    private final class Lossy: ReportService {
        var failures: [ClientError]
        var keys: [String] = []
        init(_ failures: [ClientError]) { self.failures = failures }

        func report(_ call: ReportCall) throws(ClientError) -> ObservationMethods.Report.Result {
            keys.append(call.requestID?.value ?? "")
            if !failures.isEmpty { throw failures.removeFirst() }
            let source = Source(name: "h/units", uid: 1, host: "h", look: .units, period: 300, grace: 60)
            return ObservationMethods.Report.Result(source: source, new: 1, changed: 0, unchanged: 2, gone: 0)
        }
    }

    @Test func `what may have been lost is sent once more with its key`() throws {
        var numbers = ReportNumbers(at: Timestamp(milliseconds: 500))
        let calls = try numbers.calls(of: Self.report(1))
        let service = Lossy([.closed(path: "s")])
        let delivery = Delivery { () throws(ClientError) in service }
        #expect(try delivery.send(calls).get() == Delivery.Counts(new: 1, changed: 0, unchanged: 2, gone: 0))
        #expect(service.keys == ["collect-500-1", "collect-500-1"])
        let dead = Lossy([.closed(path: "s"), .closed(path: "s")])
        #expect(throws: ClientError.closed(path: "s")) {
            try Delivery { () throws(ClientError) in dead }.send(calls).get()
        }
    }
}
