package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ExpectationMethods.Create: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Expectation {
        let reason = try context.requiredReason()
        try SourceRules.checkEnd(params.until, now: context.tx.now, days: SourceRules.longestExpectation)
        return try context.tx.insert(
            Expectation(
                place: params.place.value,
                pattern: params.pattern.value,
                until: params.until,
                reason: reason
            )
        )
    }
}

extension ExpectationMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Expectation> {
        let request = try context.request(
            params.paging,
            [.equals("place", params.filters.place), .equals("pattern", params.filters.pattern)]
        )
        return ListResult(try context.connection.list(Expectation.self, request))
    }
}

extension ExpectationMethods.End: WriteHandled {
    package static func handle(_ params: RowParams, _ context: WriteContext) throws -> Expectation {
        try context.tx.archive(try context.tx.target(Expectation.self, id: params.id))
    }
}
