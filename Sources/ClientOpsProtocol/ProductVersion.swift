/// The version of the programs; the protocol has one of its own, ``OpenRPCDocument/version``.
package enum ProductVersion {
    /// As `CHANGELOG.md` names it.
    package static let current = "0.1.0"
}
