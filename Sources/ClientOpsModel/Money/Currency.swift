/// An ISO 4217 currency that money can be moved in.
package struct Currency: CheckedString {
    /// Three capital letters.
    package let code: String

    /// The text on the wire.
    package var wireValue: String { code }

    /// What a caller has to give, in one clause.
    package static let expectation = "an ISO 4217 currency code such as EUR"

    /// Looks a code up.
    ///
    /// - Parameter raw: the code.
    /// - Throws: `TextProblem` for codes that are unknown, or for metals, tests and units of account.
    package init(_ raw: String) throws(TextProblem) {
        guard Self.codes.contains(raw) else { throw TextProblem(expected: Self.expectation) }
        code = raw
    }

    /// How many digits the minor unit has: 0, 2, 3 or 4.
    package var exponent: Int {
        if Self.withoutMinorUnit.contains(code) { return 0 }
        if Self.withThreeDigits.contains(code) { return 3 }
        return Self.withFourDigits.contains(code) ? 4 : 2
    }

    private static let withoutMinorUnit: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF",
    ]
    private static let withThreeDigits: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    private static let withFourDigits: Set<String> = ["CLF", "UYW"]

    /// ISO 4217 list one, without the codes that are no money of a transaction (XAU, XAG, XPD, XPT, XBA to XBD, XDR,
    /// XSU, XUA, XTS, XXX).
    private static let codes: Set<String> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE \
        CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR \
        LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN \
        PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
        TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR \
        ZMW ZWG
        """.split(separator: " ").map(String.init)
    )
}
