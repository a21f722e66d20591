/// The column that makes "one active production per project" a constraint (PRODUCT.md section 6).
///
/// 0 is *the* production; −id marks a contested import; nil is for rows outside the rule.
package enum ProductionSlot {
    /// The slot of the one production.
    package static let primary: Int64 = 0

    /// The slot of a second active production that only an import may bring in.
    package static func contested(id: Int64) -> Int64 { -id }

    /// The slot a row takes: nil while it is not an active production.
    package static func slot(isActiveProduction: Bool, contested: Bool, id: Int64) -> Int64? {
        guard isActiveProduction else { return nil }
        return contested ? self.contested(id: id) : primary
    }
}
