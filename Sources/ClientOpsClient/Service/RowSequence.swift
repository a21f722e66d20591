extension DaemonClient {
    /// Walks over the rows of a list, page by page; each row that is there all the while comes once.
    ///
    /// - Parameters:
    ///   - method: the list.
    ///   - params: filters, order and the size of the pages; `page` has to be nil.
    ///   - options: of each call.
    /// - Returns: the rows; a page is asked for when the one before is used up.
    public func rows<M: APIListMethod>(
        _ method: M.Type,
        _ params: M.Params,
        options: CallOptions = CallOptions()
    ) -> RowSequence<M> {
        RowSequence(client: self, params: params, options: options)
    }
}

/// The rows of a list, over all its pages.
public struct RowSequence<Method: APIListMethod>: AsyncSequence, Sendable {
    let client: DaemonClient
    let params: Method.Params
    let options: CallOptions

    /// Begins with the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self, cursor: params.cursor ?? "")
    }

    /// Where a walk is.
    public struct Iterator: AsyncIteratorProtocol {
        let sequence: RowSequence
        var rows: ArraySlice<Method.Row> = []
        var cursor: String?

        init(sequence: RowSequence, cursor: String) {
            self.sequence = sequence
            self.cursor = cursor
        }

        /// The next row; nil at the end.
        ///
        /// - Returns: the row.
        /// - Throws: ``CallError``, or `CancellationError`.
        public mutating func next() async throws -> Method.Row? {
            while rows.isEmpty {
                guard let cursor else { return nil }
                var params = sequence.params
                params.cursor = cursor
                let page = try await sequence.client.call(Method.self, params, options: sequence.options)
                self.cursor = page.nextCursor
                rows = page.items[...]
            }
            return rows.removeFirst()
        }
    }
}
