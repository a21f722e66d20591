package import ClientOpsModel

/// What a list is asked for, in the store's terms.
package struct ListRequest: Sendable {
    package var filters: [ListFilter] = []
    /// Literal text to look for.
    package var query: String?
    /// A sortable column, with `-` in front for descending.
    package var sort: String?
    package var includesArchived = false
    package var position: Position = .cursor("", size: ListRequest.defaultSize)
    package var visibility: Visibility = .all
    /// The longest reply, which ends a cursor page early; a numbered page that is larger is refused.
    package var replyBytes = 4 << 20

    /// Bytes of stored values that a reply of that length surely holds.
    var maximumBytes: Int { replyBytes / Self.growth }

    /// How much longer a text may be in a reply than in the store: escapes can double it.
    static let growth = 2

    /// Rows of a page when the caller gives no size.
    package static let defaultSize = 20

    /// By number, or onward from a mark.
    package enum Position: Sendable, Hashable {
        case page(Int64, size: Int)
        case cursor(String, size: Int)
    }

    /// Asks for the first rows in order of id.
    package init() {}
}

/// One condition of a list; the column is the store's, never a caller's text.
package indirect enum ListFilter: Sendable, Hashable {
    case equals(String, SQLValue)
    case atLeast(String, Int64)
    case atMost(String, Int64)
    /// Rows that have no value count too.
    case notBelow(String, Int64)
    case textAtLeast(String, String)
    /// Between two texts, either of which may be missing; found through the column's index.
    case textRange(String, from: String?, to: String?)
    case textBelow(String, String)
    case differs(String, SQLValue)
    case isEmpty(String)
    /// At least one of them.
    case any([ListFilter])
}

/// A page of rows.
package struct ListPage<Item: Sendable>: Sendable {
    package var items: [Item]
    package var position: Position

    /// Where the page stands.
    package enum Position: Sendable, Hashable {
        /// The mark of the next page; nil at the end.
        case cursor(next: String?)
        case page(number: Int64, size: Int64, total: Int64)
    }
}
