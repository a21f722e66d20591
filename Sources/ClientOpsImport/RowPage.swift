import ClientOpsProtocol

/// Rows that travel in one call.
struct RowPage {
    /// Most rows in one call.
    static let maximumRows = 500

    private(set) var rows: ImportMethods.Rows.Params
    private(set) var count = 0
    private var bytes = 0

    /// Begins a page of an import.
    init(importID: Int64) {
        rows = ImportMethods.Rows.Params(importID: importID)
    }

    /// Whether a row with that many bytes of text still fits.
    func hasRoom(forBytes more: Int) -> Bool {
        count == 0 || count < Self.maximumRows && bytes + more <= SourceRow.maximumBytes
    }

    /// Adds a row; one that is kept aside does not travel.
    mutating func append(_ item: SourceItem, bytes more: Int) {
        switch item {
        case .user(let row): rows.users.append(row)
        case .client(let row): rows.clients.append(row)
        case .project(let row): rows.projects.append(row)
        case .instance(let row): rows.instances.append(row)
        case .assignment(let row): rows.assignments.append(row)
        case .lead(let row): rows.leads.append(row)
        case .invoice(let row): rows.invoices.append(row)
        case .history(let row): rows.history.append(row)
        case .exported(let row): rows.exported.append(row)
        case .aside: return
        }
        count += 1
        bytes += more
    }
}

extension Optional {
    /// Adds an element, to a new array when there is none yet.
    fileprivate mutating func append<Element>(_ element: Element) where Wrapped == [Element] {
        if self?.append(element) == nil { self = [element] }
    }
}
