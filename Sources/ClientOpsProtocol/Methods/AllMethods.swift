/// Every method of the protocol, one line per entity.
package let allMethods = MethodList {
    SystemMethods.list
    ClientMethods.list
    ProjectMethods.list
    InstanceMethods.list
    UserMethods.list
    LeadMethods.list
    InvoiceMethods.list
    SeriesMethods.list
    CutoverMethods.list
    AuditMethods.list
    SourceMethods.list
    ObservationMethods.list
    ExpectationMethods.list
    FindingMethods.list
    ReconcileMethods.list
    EventMethods.list
    DashboardMethods.list
    ImportMethods.list
    ExportMethods.list
    BackupMethods.list
}
