package import ClientOpsProtocol

extension BackupMethods.Create: JobHandled {
    package static func handle(
        _ params: NoParams,
        _ context: JobContext,
        _ done: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        context.service.backups.run(done)
    }
}
