import ClientOpsModel
import ClientOpsTestSupport
import StrictJSON
import Testing

/// The leads, invoices and cut-overs of the matrix.
struct MatrixBilling {
    /// The time that everybody calls at.
    static let now = Timestamp(milliseconds: 1_773_144_000_000)  // 2026-03-10T12:00:00Z

    let client: JSONValue
    let lead: JSONValue
    let converted: JSONValue
    let archivedLead: JSONValue
    let draft: JSONValue
    let sent: JSONValue
    let paid: JSONValue
    let payment: JSONValue
    let archivedInvoice: JSONValue
    /// The parameters of a cut-over that nobody has opened yet.
    let cutoverParams: JSONValue
    let cutover: JSONValue

    /// Makes the rows.
    ///
    /// - Parameters:
    ///   - service: where.
    ///   - client: whom the invoices go to.
    ///   - user: the standard user who may see the cut-over.
    init(in service: TestService, client: JSONValue, seenBy user: JSONValue) {
        func invoice() -> JSONValue {
            service.id(
                "invoice.create",
                ["client_id": client, "title": "Hosting", "currency": "EUR", "amount": 10_000]
            )
        }
        func cutoverParams(_ name: String) -> JSONValue {
            let project = service.project(name, of: client)
            _ = service.id("project.assign", ["project_id": project, "user_id": user])
            return [
                "project_id": project, "from_instance": service.instance("Old", in: project, type: "production"),
                "to_instance": service.instance("New", in: project, type: "production", active: false),
                "starts_at": "2026-03-10T13:00:00Z", "ends_at": "2026-03-11T13:00:00Z", "reason": "new server",
            ]
        }
        self.client = client
        lead = service.id("lead.create", ["name": "Ada", "company": "Acme"])
        converted = service.id("lead.create", ["name": "Grace"])
        archivedLead = service.id("lead.create", ["name": "Gone"])
        _ = service.id("lead.convert", ["id": converted, "client_id": client])
        draft = invoice()
        sent = invoice()
        paid = invoice()
        archivedInvoice = invoice()
        for id in [sent, paid] { _ = service.id("invoice.send", ["id": id]) }
        let settled = service.call("invoice.pay", ["id": paid])
        payment = settled["payments"]?.arrayValue?.first?["id"] ?? .null
        self.cutoverParams = cutoverParams("Planned")
        cutover = service.id("cutover.open", cutoverParams("Changing"))
        _ = service.call("lead.archive", ["id": archivedLead])
        _ = service.call("invoice.archive", ["id": archivedInvoice])
    }

    /// Parameters with which a method succeeds for whoever may call it; nil for a method nobody has thought of.
    ///
    /// - Parameter method: the method.
    /// - Returns: the parameters.
    func params(_ method: String) -> JSONValue? {
        switch method.prefix(while: { $0 != "." }) {
        case "lead": leadParams(method)
        case "invoice": invoiceParams(method)
        default: otherParams(method)
        }
    }

    private func leadParams(_ method: String) -> JSONValue? {
        switch method {
        case "lead.create": ["name": "New"]
        case "lead.list": [:]
        case "lead.get", "lead.convert", "lead.candidates", "lead.archive": ["id": lead]
        case "lead.update": ["id": lead, "source": "fair"]
        case "lead.set_status": ["id": lead, "status": "contacted"]
        case "lead.relink": ["id": converted, "client_id": client, "reason": "the wrong one"]
        case "lead.restore": ["id": archivedLead]
        default: nil
        }
    }

    private func invoiceParams(_ method: String) -> JSONValue? {
        switch method {
        case "invoice.create": ["client_id": client, "title": "New", "currency": "EUR", "amount": 1]
        case "invoice.list": [:]
        case "invoice.get", "invoice.send", "invoice.archive": ["id": draft]
        case "invoice.update": ["id": draft, "notes": "changed"]
        case "invoice.pay": ["id": sent, "amount": 1]
        case "invoice.reverse_payment": ["id": paid, "payment_id": payment, "reason": "bounced"]
        case "invoice.void": ["id": sent, "reason": "wrong"]
        case "invoice.restore": ["id": archivedInvoice]
        default: nil
        }
    }

    private func otherParams(_ method: String) -> JSONValue? {
        switch method {
        case "series.start": ["year": 2027, "first": 100]
        case "series.close": ["year": 2026]
        case "series.list", "cutover.list": [:]
        case "cutover.open": cutoverParams
        case "cutover.extend": ["id": cutover, "ends_at": "2026-03-12T13:00:00Z"]
        case "cutover.close": ["id": cutover, "outcome": "cancelled"]
        case "cutover.get": ["id": cutover]
        case "export.page": ["entity": "client"]
        default: nil
        }
    }
}
