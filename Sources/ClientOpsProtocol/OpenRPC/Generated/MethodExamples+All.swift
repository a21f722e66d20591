// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let all: [String: MethodExample] = [
        ofSystem,
        ofClient,
        ofProject,
        ofInstance,
        ofUser,
        ofLead,
        ofInvoice,
        ofSeries,
        ofCutover,
        ofAudit,
        ofSource,
        ofObservation,
        ofExpectation,
        ofFinding,
        ofReconcile,
        ofEvent,
        ofDashboard,
        ofImport,
        ofExport,
        ofBackup,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
