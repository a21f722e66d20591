import ClientOpsModel
import Testing

@Suite struct DatabaseUUIDTests {
    @Test(arguments: [
        "7d1a4c1e-6f0a-11ee-8c99-0242ac120002", "7D1A4C1E-6F0A-11EE-8C99-0242AC120002",
        " 7d1a4c1e-6f0a-11ee-8c99-0242ac120002\n",
    ])
    func aUUIDIsStoredInLowerCase(_ raw: String) throws {
        #expect(try DatabaseUUID(raw).value == "7d1a4c1e-6f0a-11ee-8c99-0242ac120002")
    }

    @Test(arguments: [
        "00000000-0000-0000-0000-000000000000", "11111111-1111-1111-1111-111111111111",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", "FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF",
    ])
    func placeholdersAreRefused(_ raw: String) {
        let problem = #expect(throws: TextProblem.self) { try DatabaseUUID(raw) }
        #expect(problem?.expected == "the UUID of a real database, not a placeholder")
    }

    @Test(arguments: [
        "", "-", "----", "7d1a4c1e", "7d1a4c1e6f0a11ee8c990242ac120002", "{7d1a4c1e-6f0a-11ee-8c99-0242ac120002}",
        "7d1a4c1e-6f0a-11ee-8c99-0242ac12000", "7d1a4c1e-6f0a-11ee-8c99-0242ac1200022",
        "7d1a4c1-e6f0a-11ee-8c99-0242ac120002", "7d1a4c1g-6f0a-11ee-8c99-0242ac120002",
        "7d1a4c1e-6f0a-11ee-8c99-0242ac120002-", "7d1a4c1é-6f0a-11ee-8c99-0242ac12000", "urn:uuid:x", "none", "null",
    ])
    func everythingElseIsRefused(_ raw: String) {
        #expect(throws: TextProblem.self) { try DatabaseUUID(raw) }
    }
}
