import ArgumentParser
import StrictJSON

/// What every write takes.
struct WriteOptions: ParsableArguments, MemberGroup {
    @Option(help: ArgumentHelp("Why, for the audit log.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Change the row only if it still has this revision.", valueName: "n"))
    var ifRevision: Int64?

    @Option(help: ArgumentHelp("A key of your own that makes repeating the call safe.", valueName: "key"))
    var requestID: String?

    @Flag(help: "Change nothing and show what would have been changed.")
    var validateOnly = false

    var members: JSONObject {
        var result = JSONObject()
        result["request_id"] = requestID.member
        result["if_revision"] = ifRevision.member
        result["validate_only"] = onlyIfTrue(validateOnly).member
        result["reason"] = reason.member
        return result
    }
}

/// Fields that an update empties.
struct ClearOptions: ParsableArguments, MemberGroup {
    @Option(name: .customLong("clear"), help: ArgumentHelp("Empty a field; may be repeated.", valueName: "field"))
    var fields: [String] = []

    var members: JSONObject {
        JSONObject(fields.map { (String($0.map { $0 == "-" ? "_" : $0 }), JSONValue.null) })
    }
}

/// What every list takes.
struct ListOptions: ParsableArguments, MemberGroup {
    @Option(name: .customLong("q"), help: ArgumentHelp("Text to look for.", valueName: "text"))
    var query: String?

    @Option(help: ArgumentHelp("A column to sort by, with - in front for descending.", valueName: "column"))
    var sort: String?

    @Flag(name: .customLong("all"), help: "Archived rows too.")
    var includeArchived = false

    @Option(help: ArgumentHelp("A page, from 1; shows the total too.", valueName: "n"))
    var page: Int64?

    @Option(help: ArgumentHelp("Rows of a page, 1 to 500.", valueName: "n"))
    var pageSize: Int64?

    @Option(help: ArgumentHelp("Go on where the last answer ended.", valueName: "cursor"))
    var cursor: String?

    var members: JSONObject {
        var result = JSONObject()
        result["q"] = query.member
        result["sort"] = sort.member
        result["include_archived"] = onlyIfTrue(includeArchived).member
        result["page"] = page.member
        result["page_size"] = pageSize.member
        result["cursor"] = cursor.member
        return result
    }
}

/// The row a command is about.
struct RowArgument: ParsableArguments, MemberGroup {
    @Argument(help: "The id of the row.")
    var id: Int64

    var members: JSONObject { ["id": .integer(id)] }
}
