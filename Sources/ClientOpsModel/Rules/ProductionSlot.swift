/// The column that makes "one active production per project" a constraint (PRODUCT.md section 6).
///
/// 0 is *the* production, a cut-over's id its second side, −id a contested import; nil is for rows outside the rule.
package enum ProductionSlot {
    /// The slot of the one production.
    package static let primary: Int64 = 0

    /// The slot of a second active production that only an import may bring in.
    package static func contested(id: Int64) -> Int64 { -id }

    /// The slot a row takes: nil while it is not an active production.
    ///
    /// - Parameter instance: the row.
    /// - Returns: the slot.
    package static func slot(of instance: Instance) -> Int64? {
        guard instance.isActiveProduction else { return nil }
        return instance.contested ? contested(id: instance.id) : instance.cutoverID ?? primary
    }
}
