import ClientOpsImport
import ClientOpsProtocol
import Testing

/// Reads every item of a file.
func items(of path: String, _ format: ImportMethods.Format = .clientInfraManager) throws -> [SourceItem] {
    let source = try databaseSource(path, format)
    var items: [SourceItem] = []
    try source.forEachItem { item, _, _ in items.append(item) }
    return items
}

/// Opens a database of another program.
func databaseSource(_ path: String, _ format: ImportMethods.Format = .clientInfraManager) throws -> ImportSource {
    try ImportSource(path: path, format: #require(SourceFormat.named(format)))
}
