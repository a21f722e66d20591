import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension SystemMethods.Metrics: ScanHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> MetricsText {
        var report = MetricsReport(service: context.service)
        report.addService()
        report.addRequests()
        report.addConnections()
        report.addWriter()
        report.addStore()
        report.addBackups()
        try report.addReconciliation(context.connection)
        return MetricsText(contentType: OpenMetricsText.contentType, text: report.finished())
    }
}
