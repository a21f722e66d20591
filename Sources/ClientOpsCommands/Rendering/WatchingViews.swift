import ClientOpsModel
import StrictJSON

/// The change feed.
enum EventView {
    /// Shows the events and where to go on.
    static func render(_ result: JSONValue, on page: inout Page) {
        if result["resumed"]?.boolValue == false {
            page.note("The position belongs to a store that was replaced; the events begin anew.")
        }
        let rows = result["items"]?.arrayValue ?? []
        if rows.isEmpty { page.note("No events.") } else { page.table(.events, rows) }
        guard let epoch = result["next"]?["epoch"]?.stringValue, let seq = result["next"]?["seq"]?.integerValue else {
            return
        }
        let words = result["more"]?.boolValue == true ? "There are more" : "Go on"
        page.note("\(words): --after \(Escaping.line(epoch)):\(seq)")
    }
}

/// The verdict on the audit log.
enum AuditView {
    /// Shows whether the chain holds.
    static func render(_ result: JSONValue, on page: inout Page) {
        let count = result["entries"]?.integerValue ?? 0
        if result["valid"]?.boolValue == true {
            page.line("The audit log is intact: \(count) entries checked.", .green)
        } else {
            let seq = result["broken_at"]?.integerValue.map { " The first entry that does not fit is \($0)." } ?? ""
            page.line("The audit log was tampered with: \(count) entries checked.\(seq)", .boldRed)
        }
        if let head = result["head"], !head.isNull { page.block(RowView.members(of: head)) }
    }
}
