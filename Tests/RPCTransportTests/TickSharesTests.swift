import Testing

@testable import RPCTransport

@Suite struct TickSharesTests {
    @Test func `connections of one uid share its time, and those of another have their own`() {
        var shares = TickShares()
        shares.use(TickShares.share - 10, by: 1)
        #expect(shares.left(of: 1) == 10)
        shares.use(5 * TickShares.share, by: 1)
        #expect(shares.left(of: 1) == 0)
        #expect(shares.left(of: 2) == TickShares.share)
        shares.begin()
        #expect(shares.left(of: 1) == TickShares.share)
    }
}
