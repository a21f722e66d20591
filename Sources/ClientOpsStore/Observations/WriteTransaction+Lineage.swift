import Crypto
import Foundation

extension WriteTransaction {
    /// The keyed hash of the two create dates that every copy of a database shares.
    ///
    /// - Returns: makes a lineage of the create dates of company and user.
    /// - Throws: ``StoreError``.
    package func lineageHash() throws -> (String, String) -> String {
        let key = try lineageKey()
        return { company, user in
            let code = HMAC<SHA256>.authenticationCode(for: Data("\(company)\u{0}\(user)".utf8), using: key)
            return code.map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
        }
    }

    /// The store's own key, made at its first use: without it nobody can try out dates.
    private func lineageKey() throws -> SymmetricKey {
        let known = try connection.first("SELECT value FROM meta WHERE key = 'lineage_key'") { $0.text(0) }
        if let known, let bytes = Data(base64Encoded: known) { return SymmetricKey(data: bytes) }
        let made = SymmetricKey(size: .bits256)
        let text = made.withUnsafeBytes { Data($0).base64EncodedString() }
        try connection.execute("INSERT OR REPLACE INTO meta VALUES ('lineage_key', ?)", .text(text))
        return made
    }
}
