import ClientOpsModel
import Testing

@Suite struct ProductionSlotTests {
    @Test(
        arguments: [
            (true, false, 0), (true, true, -7), (false, false, nil), (false, true, nil),
        ] as [(Bool, Bool, Int64?)]
    )
    func theSlotDependsOnUseAndContest(isActiveProduction: Bool, contested: Bool, slot: Int64?) {
        #expect(ProductionSlot.slot(isActiveProduction: isActiveProduction, contested: contested, id: 7) == slot)
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
