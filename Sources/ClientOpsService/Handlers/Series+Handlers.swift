package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension SeriesMethods.Start: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> NumberSeries {
        let known = try context.tx.series(year: Int(params.year.value))
        guard !known.exists else {
            let (from, allowed) = known.series.closed ? ("closed", []) : ("started", ["closed"])
            throw DomainError.invalidState(
                InvalidState(.series, id: params.year.value, from: from, to: "started", allowed: allowed)
            )
        }
        var series = known.series
        series.next = params.first.value
        try context.tx.save(series, replacing: nil, audited: true)
        return series
    }
}

extension SeriesMethods.Close: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> NumberSeries {
        let known = try context.tx.series(year: Int(params.year.value))
        guard !known.series.closed else {
            throw DomainError.invalidState(
                InvalidState(.series, id: params.year.value, from: "closed", to: "closed", allowed: [])
            )
        }
        var series = known.series
        series.closed = true
        try context.tx.save(series, replacing: known.exists ? known.series : nil, audited: true)
        return series
    }
}

extension SeriesMethods.List: ReadHandled {
    package static func handle(_ params: NoParams, _ context: ReadContext) throws -> Result {
        Result(items: try context.connection.allNumberSeries())
    }
}
