import Testing

/// An error of the daemon, the status it leads to, and how it reads.
struct ErrorCase: CustomTestStringConvertible, Sendable {
    var error: String
    var status: Int32
    var words: String
    /// A call that may be answered so.
    var line: [String]

    init(
        _ code: Int,
        _ message: String,
        _ data: String,
        _ status: Int32,
        _ words: String,
        to line: String = "client create Acme"
    ) {
        self.line = line.split(separator: " ").map(String.init)
        error = #"{"code":\#(code),"message":"\#(message)","data":\#(data)}"#
        self.status = status
        self.words = words
    }

    var testDescription: String { error }

    static let all = [
        ErrorCase(
            -32602,
            "A parameter is not acceptable.",
            #"{"kind":"invalid_params","retryable":false,"pointer":"/params/name","expected":"text of 2 characters"}"#,
            1,
            """
            Error: A parameter is not acceptable.
              field: name
              expected: text of 2 characters

            """
        ),
        ErrorCase(
            -32001,
            "This needs the role admin.",
            #"{"kind":"permission_denied","retryable":false,"role":"admin","how":"Ask an administrator."}"#,
            77,
            """
            Error: This needs the role admin.
              role needed: admin
              how to get it: Ask an administrator.

            """
        ),
        ErrorCase(
            -32003,
            "The project has an active production.",
            #"{"kind":"conflict","retryable":false,"rule":"one_active_production","conflicting_id":12}"#,
            1,
            """
            Error: The project has an active production.
              rule: one_active_production
              conflicting id: 12

            """,
            to: "instance activate 9"
        ),
        ErrorCase(
            -32003,
            "Two rules are broken.",
            #"""
            {"kind":"conflict","retryable":false,"rule":"unique_name","conflicting_id":12,"conflicts":\#
            [{"rule":"unique_name","conflicting_id":12},{"rule":"one_active_production","conflicting_id":13}]}
            """#,
            1,
            """
            Error: Two rules are broken.
              rule: unique_name
              conflicting id: 12
              rule: one_active_production
              conflicting id: 13

            """,
            to: "instance activate 9"
        ),
        ErrorCase(
            -32004,
            "It is active already.",
            #"{"kind":"invalid_state","retryable":false,"from":"active","to":"active","allowed":["inactive"]}"#,
            1,
            """
            Error: It is active already.
              now: active
              asked for: active
              possible: inactive

            """,
            to: "instance activate 9"
        ),
        ErrorCase(
            -32005,
            "The row has changed.",
            #"{"kind":"stale_revision","retryable":false,"current":5}"#,
            1,
            "Error: The row has changed.\n  revision now: 5\n",
            to: "client update 3 --phone 1"
        ),
        ErrorCase(
            -32007,
            "Too many connections.",
            #"{"kind":"limit_exceeded","retryable":true,"which":"connections","limit":64}"#,
            75,
            """
            Error: Too many connections.
              limit: connections
              allowed: 64
              The same call may succeed later.

            """
        ),
        ErrorCase(
            -32002,
            "There is no client 3.",
            #"{"kind":"not_found","retryable":false,"entity":"client","id":3}"#,
            1,
            "Error: There is no client 3.\n",
            to: "client get 3"
        ),
        ErrorCase(
            -32008,
            "Too late.",
            #"{"kind":"deadline_exceeded","retryable":false}"#,
            124,
            "Error: Too late.\n"
        ),
        ErrorCase(
            -32009,
            "The store is full.",
            #"{"kind":"storage_unavailable","retryable":true,"why":"full","outcome":"unknown"}"#,
            75,
            """
            Error: The store is full.
              outcome of the change: unknown
              The same call may succeed later.

            """
        ),
        ErrorCase(
            -32010,
            "Shutting down.",
            #"{"kind":"shutting_down","retryable":true}"#,
            75,
            "Error: Shutting down.\n  The same call may succeed later.\n"
        ),
        ErrorCase(
            -32603,
            "\\u001b[2J\\u202e",
            #"{"kind":"internal","retryable":false,"reference":"r1"}"#,
            1,
            "Error: \\u001B[2J\\u202E\n"
        ),
    ]
}
