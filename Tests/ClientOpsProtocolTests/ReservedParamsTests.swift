import ClientOpsModel
import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct ReservedParamsTests {
    private func reserved(_ text: String, _ effect: Effect) throws -> ReservedParams {
        let document = try JSONDocument(Array(text.utf8))
        return try ReservedParams(from: document.root, effect: effect, pointerPrefix: "/params")
    }

    @Test func theyStandBesideTheMethodsOwn() throws {
        let params = try reserved(
            #"{"name":"x","deadline_ms":50,"request_id":"k","if_revision":3,"reason":"r","validate_only":false}"#,
            .write
        )
        #expect(params.deadlineMilliseconds?.value == 50)
        #expect(params.requestID?.value == "k")
        #expect(params.ifRevision == 3)
        #expect(params.reason?.value == "r")
        #expect(params.validateOnly == false)
    }

    @Test(arguments: [Effect.read, .scan, .job])
    func othersThanWritesTakeADeadlineOnly(_ effect: Effect) throws {
        let params = try reserved(#"{"deadline_ms":50,"request_id":"k"}"#, effect)
        #expect(params == ReservedParams(deadlineMilliseconds: DeadlineMilliseconds(50)))
        #expect(ReservedParams.names(for: effect) == ["deadline_ms"])
    }

    @Test func withoutParamsThereAreNone() throws {
        let params = try ReservedParams(from: nil, effect: .write, pointerPrefix: "/params")
        #expect(params == ReservedParams())
        #expect(try reserved(#"{"name":"x"}"#, .write) == ReservedParams())
    }

    @Test(arguments: [
        (#"{"deadline_ms":0}"#, "/params/deadline_ms"),
        (#"{"deadline_ms":"1"}"#, "/params/deadline_ms"),
        (#"{"request_id":5}"#, "/params/request_id"),
        (#"{"if_revision":1.0}"#, "/params/if_revision"),
        (#"{"request_id":"k","validate_only":true}"#, "/params/request_id"),
    ])
    func wrongFormsAreRefusedAtTheirPlace(_ text: String, _ pointer: String) throws {
        let error = try #require(throws: JSONDecodingError.self) { try reserved(text, .write) }
        #expect(error.pointer == pointer)
    }
}
