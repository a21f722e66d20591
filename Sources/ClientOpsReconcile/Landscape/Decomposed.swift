@_spi(_Unicode) import Swift

extension String {
    /// The text in Unicode normalisation form D.
    var decomposed: String {
        var scalars = UnicodeScalarView()
        scalars.append(contentsOf: _nfd)
        return String(scalars)
    }
}
