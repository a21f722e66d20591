package import ClientOpsModel
package import ClientOpsProtocol
import ClientOpsStore

extension ObservationMethods.Report: WriteHandled {
    package static func handle(_ params: Params, _ context: WriteContext) throws -> Result {
        guard params.subjects.count <= ObservationMethods.maximumSubjects else {
            throw DomainError.limitExceeded(
                which: "report_subjects",
                limit: Int64(ObservationMethods.maximumSubjects),
                value: Int64(params.subjects.count)
            )
        }
        let source = try context.source(named: params.source.value)
        let taken = try context.tx.take(
            ReportHead(
                sequence: params.sequence,
                observedAt: params.observedAt,
                complete: params.complete,
                final: params.final ?? true,
                error: params.error?.value,
                subjects: params.subjects.count
            ),
            try context.cleaned(params.subjects, of: source),
            of: source
        )
        return Result(
            source: taken.source,
            new: taken.counts.new,
            changed: taken.counts.changed,
            unchanged: taken.counts.unchanged,
            gone: taken.counts.gone
        )
    }
}

extension WriteContext {
    /// The source of a name that the caller may report through.
    fileprivate func source(named name: String) throws -> Source {
        let caller = tx.caller
        guard let source = try tx.connection.source(named: name) else {
            throw DomainError.notFoundByName(.source, name: name)
        }
        guard source.uid != caller.uid, ![0, service.settings.daemonUID].contains(caller.uid) else { return source }
        guard caller.role == .admin else { throw DomainError.notFoundByName(.source, name: name) }
        throw DomainError.invalidField(
            pointer: "/source",
            expected: "a source that your uid owns; uid \(source.uid) owns this one"
        )
    }

    /// The subjects as they may be kept; nothing of them goes further than this before.
    fileprivate func cleaned(_ subjects: [ObservedSubject], of source: Source) throws -> [ObservedSubject] {
        let lineage = try tx.lineageHash()
        return try subjects.enumerated().map { index, subject in
            try SignalRules.check(subject, kind: source.look.subjects, pointer: "/subjects/\(index)")
            return subject.cleaned(lineage: lineage)
        }
    }
}

extension ObservationMethods.List: ReadHandled {
    package static func handle(
        _ params: ListParams<Filters>,
        _ context: ReadContext
    ) throws -> ListResult<Observation> {
        let filters = params.filters
        var conditions: [ListFilter?] = [
            .equals("source_id", filters.sourceID), .equals("host", filters.host), .equals("kind", filters.kind),
        ]
        if let gone = filters.gone { conditions.append(gone ? .atLeast("gone_at", 0) : .isEmpty("gone_at")) }
        return ListResult(
            try context.connection.observations(try context.request(params.paging, conditions))
        )
    }
}
