import ClientOpsModel

extension Method {
    /// The limits that may bind a call, as ``PublishedLimits`` names them.
    ///
    /// - Parameter form: what the method takes.
    /// - Returns: the names, in the order of `system.limits`.
    package static func limits(_ form: MethodForm) -> [String] {
        var bound: Set<PublishedLimits.CodingKeys> = [
            .lineBytes, .batch, .unansweredPerConnection, .bufferedBytes, .bufferedBytesPerUID, .slowReaderMilliseconds,
            .deadlineMilliseconds, .replyBytes,
        ]
        if roles.contains(RoleSet(.noRole)) { bound.insert(.rolelessLineBytes) }
        if form.params.contains(where: { $0.name == "page_size" }) { bound.insert(.pageSize) }
        switch effect {
        case .read: bound.formUnion([.readBudgetMilliseconds, .readerThreads])
        case .scan: bound.insert(.readerThreads)
        case .write, .job: break
        }
        return PublishedLimits.CodingKeys.allCases.filter(bound.contains).map(\.rawValue)
    }
}
