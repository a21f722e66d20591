import Testing

/// Random sequences of calls break no rule and lose no row (PRODUCT.md sections 2, 3 and 6).
@Suite struct DomainPropertyTests {
    @Test(arguments: Array(1...12) as [UInt64])
    func `no sequence of calls breaks a constraint or loses a row, and what is archived comes back`(
        seed: UInt64
    ) throws {
        var random = try RandomFirm(seed: seed)
        for round in 0..<250 {
            random.step()
            if round % 10 == 9 { random.archiveAndRestore() }
            if round % 50 == 49 { random.check() }
        }
    }

    /// A sequence that is refused throughout proves nothing.
    @Test func `the sequences reach every step`() throws {
        var random = try RandomFirm(seed: 99)
        for round in 0..<900 {
            random.step()
            if round % 20 == 19 { random.archiveAndRestore() }
        }
        random.check()
        let steps = [
            "client.create", "project.create", "instance.create", "invoice.create", "instance.activate",
            "instance.deactivate", "instance.move", "instance.update", "project.move", "cutover.open",
            "cutover.extend", "cutover.close", "invoice.send", "invoice.pay", "invoice.reverse_payment",
            "invoice.void", "invoice.update", "client.archive", "client.restore", "project.archive",
            "project.restore", "instance.archive", "instance.restore", "invoice.archive", "invoice.restore",
            "archive and restore",
        ]
        for step in steps { #expect(random.successes[step, default: 0] > 0, "\(step) never succeeded") }
    }
}
