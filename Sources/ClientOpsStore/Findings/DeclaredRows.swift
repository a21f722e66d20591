import ClientOpsModel

extension SQLiteConnection {
    /// Reads every row of an entity, archived ones too, and keeps of each only what is made of it.
    ///
    /// - Parameters:
    ///   - type: the entity.
    ///   - map: what to keep of a row.
    /// - Returns: what was kept, in order of id.
    /// - Throws: what the body throws, and ``StoreError``.
    package func mapAll<E: StoredEntity, T>(_ type: E.Type, _ map: (E) throws -> T) throws -> [T] {
        try rows(E.sql.select + " ORDER BY \(E.table).id") { try map(try E(StoredRow(row: $0))) }
    }
}
