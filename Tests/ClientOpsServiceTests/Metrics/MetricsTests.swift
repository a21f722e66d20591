import ClientOpsModel
import ClientOpsProtocol
import ClientOpsService
import ClientOpsStore
import ClientOpsTestSupport
import StrictJSON
import Testing

/// What `system.metrics` counts.
@Suite struct MetricsTests {
    private let service: TestService

    init() throws { service = try TestService() }

    private func metrics() throws -> OpenMetrics {
        let result = service.call("system.metrics")
        #expect(result["content_type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8")
        return try OpenMetrics(try #require(result["text"]?.stringValue))
    }

    @Test func `the text is OpenMetrics, also when nothing has happened`() throws {
        let metrics = try metrics()
        #expect(metrics.families.count > 20)
        for family in metrics.families {
            #expect(family.help?.hasSuffix(".") == true, "\(family.name)")
            // The older format, which node_exporter reads, knows no others.
            #expect(["counter", "gauge", "histogram"].contains(family.type ?? ""), "\(family.name)")
            #expect(family.name.hasPrefix("clientops_"))
        }
        let named = Set(metrics["clientops_requests"]?.samples.compactMap { $0.labels["method"] } ?? [])
        #expect(named == Set(allMethods.types.map { $0.name } + ["unknown"]))
        #expect(metrics.value("clientops_build_info", ["version": "test", "schema": "\(Store.currentSchema)"]) == 1)
        #expect(metrics.value("clientops_store_checkpoint_age_seconds") == nil)
        #expect(metrics.value("clientops_reconcile_last_run_timestamp_seconds") == nil)
    }

    @Test func `every request is counted once with its method, its error and its latency`() throws {
        _ = service.call("client.create", ["name": "Acme"])
        _ = service.call("client.create", ["name": "Acme"])
        _ = service.call("client.get", ["id": 1])
        _ = service.errorKind("client.get", ["id": 99])
        _ = service.errorKind("client.get", ["id": "x"])
        _ = service.errorKind("client.archive", ["id": 1], as: TestPeers.inGroup(of: .staff))
        _ = service.errorKind("client.destroy")
        _ = service.send("{")
        _ = service.send(#"{"jsonrpc":"2.0","method":"client.get","params":{"id":1}}"#)
        let metrics = try metrics()
        func requests(_ method: String) -> Double? {
            metrics.value("clientops_requests_total", ["method": method])
        }
        func errors(_ method: String, _ kind: String) -> Double? {
            metrics.value("clientops_request_errors_total", ["method": method, "kind": kind])
        }
        #expect(requests("client.create") == 2)
        #expect(errors("client.create", "conflict") == nil)
        #expect(requests("client.get") == 4, "the notification counts too")
        #expect(errors("client.get", "not_found") == 1)
        #expect(errors("client.get", "invalid_params") == 1)
        #expect(errors("client.archive", "permission_denied") == 1)
        #expect(requests("unknown") == 2)
        #expect(errors("unknown", "method_not_found") == 1)
        #expect(errors("unknown", "parse_error") == 1)
        let histogram = "clientops_request_duration_seconds"
        #expect(metrics.value(histogram + "_count", ["method": "client.get"]) == 4)
        #expect(metrics.value(histogram + "_bucket", ["method": "client.get", "le": "+Inf"]) == 4)
        #expect(metrics.value(histogram + "_bucket", ["method": "client.get", "le": "5e-05"]) != nil)
        #expect(metrics.value(histogram + "_bucket", ["method": "client.get", "le": "30.0"]) != nil)
        #expect((metrics.value(histogram + "_sum", ["method": "client.create"]) ?? 0) > 0)
        #expect(metrics.value(histogram + "_count", ["method": "client.update"]) == nil)
    }

    @Test(arguments: [2, 40]) func `each element of a batch is a request of its own`(size: Int) throws {
        let calls = (1...size).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"client.get","params":{"id":\#($0)}}"# }
        let invalid = #"{"jsonrpc":"1.0","id":0,"method":"client.get"}"#
        _ = service.send("[" + (calls + [invalid]).joined(separator: ",") + "]")
        // One that writes moves as a whole, what was read of it before is not counted twice.
        let write = #"{"jsonrpc":"2.0","id":0,"method":"client.create","params":{"name":"Acme"}}"#
        _ = service.send("[" + (calls + [write]).joined(separator: ",") + "]")
        let metrics = try metrics()
        let failed = ["method": "client.get", "kind": "not_found"]
        #expect(metrics.value("clientops_requests_total", ["method": "client.get"]) == Double(2 * size))
        #expect(metrics.value("clientops_request_errors_total", failed) == Double(2 * size))
        #expect(metrics.value("clientops_requests_total", ["method": "client.create"]) == 1)
        let unknown = ["method": "unknown", "kind": "invalid_request"]
        #expect(metrics.value("clientops_request_errors_total", unknown) == 1)
    }

    @Test func `the writer's groups and the store are in it`() throws {
        for number in 0..<5 { _ = service.call("client.create", ["name": .string("Client \(number)")]) }
        let metrics = try metrics()
        #expect(metrics.value("clientops_writer_commits_total") == 5)
        #expect(metrics.value("clientops_writer_group_size_sum") == 5)
        #expect(metrics.value("clientops_writer_group_size_bucket", ["le": "1.0"]) == 5)
        #expect(metrics.value("clientops_writer_queue") == 0)
        #expect((metrics.value("clientops_store_bytes") ?? 0) > 0)
        #expect((metrics.value("clientops_store_wal_bytes") ?? 0) > 0)
        #expect(metrics.value("clientops_healthy") == 1)
    }

    @Test func `reconciliation and findings are in it`() throws {
        _ = service.call("client.create", ["name": "Acme"])
        let shop = service.project("Shop", of: 1)
        _ = service.instance("S", in: shop, url: "https://x.example.org")
        _ = service.instance("T", in: shop, url: "http://X.example.org/")
        let before = try metrics()
        #expect(before.value("clientops_reconcile_runs_total") == 0)
        let run = service.call("reconcile.run")
        let after = try metrics()
        #expect(after.value("clientops_reconcile_runs_total") == 1)
        let severities = run["changes"]?.arrayValue?.compactMap { $0["finding"]?["severity"]?.stringValue } ?? []
        #expect(!severities.isEmpty)
        #expect(after.value("clientops_reconcile_last_run_findings", ["change": "new"]) == Double(severities.count))
        for severity in Severity.allCases.map(\.rawValue) {
            let open = ["severity": severity, "state": "open"]
            #expect(after.value("clientops_findings", open) == Double(severities.count { $0 == severity }))
        }
        #expect((after.value("clientops_reconcile_last_run_timestamp_seconds") ?? 0) > 1_700_000_000)
    }

    @Test func `connections are counted by role, and subscriptions`() throws {
        let meters = service.service.meters
        meters.connectionOpened(by: .staff)
        meters.connectionOpened(by: .staff)
        meters.connectionClosed(by: .staff)
        meters.connectionOpened(by: .noRole)
        meters.subscriptionsChanged(by: 3)
        meters.subscriptionsChanged(by: -1)
        service.service.attach(
            TransportHooks(figures: {
                var figures = TransportFigures()
                figures.connections = 2
                figures.refused = 7
                figures.bufferedBytes = 512
                return figures
            })
        )
        let metrics = try metrics()
        #expect(metrics.value("clientops_connections") == 2)
        #expect(metrics.value("clientops_peers", ["role": "staff"]) == 1)
        #expect(metrics.value("clientops_peers", ["role": "none"]) == 1)
        #expect(metrics.value("clientops_peers", ["role": "admin"]) == 0)
        #expect(metrics.value("clientops_connections_refused_total") == 7)
        #expect(metrics.value("clientops_buffered_bytes") == 512)
        #expect(metrics.value("clientops_subscriptions") == 2)
    }

    @Test(arguments: [
        "a 1\n# EOF\n", "# TYPE a gauge\na 1\n", "# TYPE a gauge\na 1\n# EOF\n\n", "# TYPE a counter\na 1\n# EOF\n",
        "# TYPE a gauge\na 1\na 1\n# EOF\n", "# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n",
        "# TYPE a gauge\na  1\n# EOF\n", "# TYPE a gauge\na{b=\"c} 1\n# EOF\n",
        "# TYPE a gauge\na{b=\"\\x\"} 1\n# EOF\n",
        "# TYPE a gauge\na 1\n# HELP a late\n# EOF\n", "# TYPE a counter\na_total -1\n# EOF\n",
        "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n# EOF\n",
        "# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n# EOF\n",
        "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 2\n# EOF\n",
        "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n# EOF\n",
    ])
    func `the parser of these tests is strict`(text: String) {
        #expect(throws: OpenMetrics.Problem.self) { try OpenMetrics(text) }
    }
}
