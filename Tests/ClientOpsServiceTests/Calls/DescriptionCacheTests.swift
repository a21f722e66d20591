import ClientOpsModel
import ClientOpsProtocol
import Testing

@testable import ClientOpsService

@Suite struct DescriptionCacheTests {
    private let cache = DescriptionCache()

    @Test func `a description is built once for each role`() throws {
        var built = 0
        for role in [Role.admin, .staff, .admin, .staff, .admin] {
            let bytes = try cache.bytes(for: role, limits: PublishedLimits()) {
                built += 1
                return Array(role.rawValue.utf8)
            }
            #expect(bytes == Array(role.rawValue.utf8))
        }
        #expect(built == 2)
    }

    @Test func `other limits make another description`() throws {
        var limits = PublishedLimits()
        _ = try cache.bytes(for: .admin, limits: limits) { [1] }
        limits.batch += 1
        #expect(try cache.bytes(for: .admin, limits: limits) { [2] } == [2])
        #expect(try cache.bytes(for: .admin, limits: limits) { [3] } == [2])
    }

    @Test func `what cannot be built is tried again`() throws {
        #expect(throws: DomainError.self) {
            try cache.bytes(for: .admin, limits: PublishedLimits()) { throw DomainError.deadlineExceeded }
        }
        #expect(try cache.bytes(for: .admin, limits: PublishedLimits()) { [1] } == [1])
    }
}
