import ClientOpsModel
import Testing

@Suite struct ProductionSlotTests {
    private func instance(active: Bool, contested: Bool, cutover: Int64?) -> Instance {
        var row = Instance(projectID: 1, name: "I", type: .production, active: active)
        row.id = 7
        row.contested = contested
        row.cutoverID = cutover
        return row
    }

    @Test(
        arguments: [
            (true, false, nil, 0), (true, true, nil, -7), (true, false, 3, 3), (true, true, 3, -7),
            (false, false, nil, nil), (false, true, nil, nil), (false, false, 3, nil),
        ] as [(Bool, Bool, Int64?, Int64?)]
    )
    func theSlotDependsOnUseContestAndCutover(active: Bool, contested: Bool, cutover: Int64?, slot: Int64?) {
        var row = instance(active: active, contested: contested, cutover: cutover)
        #expect(ProductionSlot.slot(of: row) == slot)
        row.archivedAt = Timestamp(milliseconds: 0)
        #expect(ProductionSlot.slot(of: row) == nil)
    }

    @Test(arguments: [InstanceType.staging, .development])
    func onlyProductionsHaveASlot(type: InstanceType) {
        var row = instance(active: true, contested: false, cutover: nil)
        row.type = type
        #expect(ProductionSlot.slot(of: row) == nil)
    }

    @Test func contestedRowsNeverShareASlot() {
        let slots = [ProductionSlot.primary] + (Int64(1)...100).map(ProductionSlot.contested)
        #expect(Set(slots).count == slots.count)
    }

    @Test(arguments: InstanceType.allCases, [true, false])
    func onlyAnActiveProductionThatIsNotArchivedCounts(type: InstanceType, active: Bool) {
        var instance = Instance(projectID: 1, name: "I", type: type, active: active)
        #expect(instance.isActiveProduction == (type == .production && active))
        instance.archivedAt = Timestamp(milliseconds: 0)
        #expect(instance.isArchived)
        #expect(!instance.isActiveProduction)
    }
}
