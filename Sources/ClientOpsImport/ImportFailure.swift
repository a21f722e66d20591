import ClientOpsClient
import StrictJSON

/// Why an import ended without a report, with the status the program exits with.
struct ImportFailure {
    let message: String
    let exitStatus: Int32
    let json: JSONValue

    init(_ error: any Error) {
        if let error = error as? ClientError {
            message = error.description
            exitStatus = error.exitStatus
            json = error.json
        } else {
            message = (error as? SourceError)?.description ?? "The import failed: \(error)"
            exitStatus = 1
            let data: JSONObject = ["kind": "source_unusable", "retryable": false]
            json = ["code": .integer(ClientError.localCode), "message": .string(message), "data": .object(data)]
        }
    }
}
