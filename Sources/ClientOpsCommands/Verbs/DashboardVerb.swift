import ArgumentParser
import ClientOpsProtocol

struct DashboardSummary: MethodCommand {
    typealias Called = DashboardMethods.Summary
    static var view: View { .custom(DashboardView.render) }
    static let configuration = CommandConfiguration.verb(Called.self, name: "dashboard")

    @OptionGroup(title: "Global options") var global: GlobalOptions
}
