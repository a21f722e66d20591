import ClientOpsModel
import ClientOpsProtocol
import ClientOpsService
import ClientOpsTestSupport
import StrictJSON
import Testing

/// Every declared method, called by everybody, against the table of PRODUCT.md section 4.
@Suite struct PermissionMatrixTests {
    private static let methods = allMethods.types.map { $0.name }

    @Test func `every declared method has a line and every line a method`() {
        #expect(Set(PermissionTable.lines.keys) == Set(Self.methods))
        for line in PermissionTable.lines.values { #expect(line.count == MatrixCaller.Column.allCases.count) }
    }

    @Test func `every caller gets what the table says of a method that reads`() throws {
        let world = try MatrixWorld()
        for method in allMethods.types where method.effect != .write { try callAll(method.name, in: world) }
    }

    /// One world serves all callers: up to the commit a validation is the write itself, so each is validated first.
    @Test(arguments: allMethods.types.filter { $0.effect == .write }.map { $0.name })
    func `every caller gets what the table says of a method that writes`(_ method: String) throws {
        let world = try MatrixWorld()
        let head = world.service.head
        try callAll(method, in: world, with: ["validate_only": true])
        #expect(world.service.head["seq"] != .null)
        #expect(world.service.audit(after: head["seq"]?.integerValue ?? 0).allSatisfy { $0["action"] == "refused" })
        let done = world.service.reply(method, try #require(world.params(method)))
        expect(.success, done, "\(method), written: \(done.text)")
    }

    private func callAll(_ method: String, in world: MatrixWorld, with options: JSONObject = [:]) throws {
        for caller in MatrixCaller.allCases {
            let cell = try #require(PermissionTable.cell(method, caller.column), "\(method) has no expectation")
            var params = try #require(world.params(method, as: caller.peer), "\(method) has no parameters")
            for (name, value) in options { params = params.with(name, value) }
            let reply = ask(method, params, of: world.service, as: caller.peer)
            expect(cell, reply, "\(method) by \(caller): \(reply.text)")
            if cell == .denied { #expect(reply.data["roles"] == Self.roles(of: method), "\(method) by \(caller)") }
            if cell == .success { #expect(reply.result["validate_only"] == options["validate_only"]) }
        }
    }

    private func ask(_ method: String, _ params: JSONValue, of service: TestService, as peer: Peer) -> JSONValue {
        guard method == EventMethods.Unsubscribe.name else { return service.reply(method, params, as: peer) }
        let connection = TestConnection(to: service, as: peer)
        _ = connection.call(EventMethods.Subscribe.name)
        return connection.call(method, params).first ?? .null
    }

    private func expect(_ cell: PermissionTable.Cell, _ reply: JSONValue, _ comment: Comment) {
        switch cell {
        case .success:
            #expect(reply["result"] != nil, comment)
            #expect(reply.result["items"]?.arrayValue?.isEmpty != true, comment)
        case .denied: #expect(reply.kind == "permission_denied", comment)
        case .invisible: #expect(reply.kind == "not_found", comment)
        case .empty: #expect(reply.result["items"] == [], comment)
        }
    }

    /// The roles that the table admits, as a refusal names them.
    private static func roles(of method: String) -> JSONValue {
        let admitted = MatrixCaller.Column.allCases.filter { PermissionTable.cell(method, $0) != .denied }.map(\.role)
        return .array(Role.allCases.filter(admitted.contains).map { .string($0.rawValue) })
    }

    @Test func `the role a caller is told is the one of its column`() throws {
        let world = try MatrixWorld()
        for caller in MatrixCaller.allCases {
            let identity = world.service.call("whoami", as: caller.peer)
            #expect(identity["role"]?.stringValue == caller.column.role.rawValue, "\(caller)")
            #expect(identity["uid"]?.integerValue == Int64(caller.peer.uid), "\(caller)")
        }
    }

    @Test func `discover tells each caller what it may call`() throws {
        let world = try MatrixWorld()
        for caller in MatrixCaller.allCases {
            let methods = world.service.call("rpc.discover", as: caller.peer)["methods"]?.arrayValue ?? []
            #expect(Set(methods.compactMap { $0["name"]?.stringValue }) == Set(Self.methods))
            for method in methods {
                let name = method["name"]?.stringValue ?? ""
                let isAdmitted = PermissionTable.cell(name, caller.column) != .denied
                #expect(method["x-callable"]?.boolValue == isAdmitted, "\(name) by \(caller)")
            }
        }
    }

    @Test func `the row of an imported user, without a uid, grants nothing and takes nothing away`() throws {
        let service = try TestService()
        _ = service.user("imported", uid: nil, role: "admin")
        let outsider = Peer(uid: 5000, pid: 1, username: "imported")
        #expect(service.call("whoami", as: outsider)["role"] == "none")
        let member = Peer(uid: 5000, groups: TestPeers.inGroup(of: .staff).groups, pid: 1, username: "imported")
        #expect(service.call("whoami", as: member)["role"] == "staff")
    }

    @Test func `of several groups the highest role counts`() throws {
        let service = try TestService()
        var groups: Set<UInt32> = []
        for role in Role.byGroupPrecedence.reversed() {
            groups.formUnion(TestPeers.inGroup(of: role).groups)
            let peer = Peer(uid: 5000, groups: groups, pid: 1, username: "several")
            #expect(service.call("whoami", as: peer)["role"]?.stringValue == role.rawValue)
        }
    }

    @Test func `a row decides before any group`() throws {
        let service = try TestService()
        _ = service.user("low", uid: 5000, role: "standard")
        let peer = Peer(uid: 5000, groups: TestPeers.inGroup(of: .admin).groups, pid: 1, username: "low")
        #expect(service.call("whoami", as: peer)["role"] == "standard")
    }

    @Test func `rights are those of the moment`() throws {
        let service = try TestService()
        let user = service.user("pat", uid: 5000, role: "staff")
        let peer = Peer(uid: 5000, pid: 1, username: "pat")
        #expect(service.errorKind("client.list", as: peer) == nil)
        _ = service.call("user.update", ["id": user, "role": "standard"])
        #expect(service.errorKind("client.list", as: peer) == "permission_denied")
        _ = service.call("user.archive", ["id": user])
        #expect(service.call("whoami", as: peer)["role"] == "none")
        _ = service.call("user.restore", ["id": user])
        #expect(service.call("whoami", as: peer)["role"] == "standard")
    }
}
