import ClientOpsImport
import ClientOpsProtocol

/// Reads every item of a file.
func items(of path: String, _ format: ImportMethods.Format = .clientInfraManager) throws -> [SourceItem] {
    let source = try ImportSource(path: path, format: .named(format))
    var items: [SourceItem] = []
    try source.format.forEachItem(in: source.database) { item, _, _ in items.append(item) }
    return items
}
