import Logging

extension LogEvent {
    /// All metadata of this event: the handler's, the provider's, its own and its error's, later ones first in rank.
    func metadata(over handler: Logger.Metadata, provider: Logger.MetadataProvider?) -> Logger.Metadata {
        var merged = handler
        if let provided = provider?.get() {
            merged.merge(provided) { _, new in new }
        }
        if let metadata {
            merged.merge(metadata) { _, new in new }
        }
        if let error {
            merged["error"] = .string("\(error)")
        }
        return merged
    }
}
