package import ClientOpsModel

/// One look at the host.
package struct CollectRun: Sendable {
    private let configuration: CollectConfiguration
    private let surroundings: Surroundings

    /// Takes what to look at, and through what.
    package init(_ configuration: CollectConfiguration, in surroundings: Surroundings) {
        self.configuration = configuration
        self.surroundings = surroundings
    }

    /// Looks.
    ///
    /// - Returns: one report for each source; a look that failed says so in its report.
    package func reports() -> [SourceReport] {
        var reports: [SourceReport] = []
        let looksAtServers: [SourceKind] = [.units, .config, .http].filter(configuration.takes)
        if !looksAtServers.isEmpty { reports += serverReports(looksAtServers) }
        if configuration.takes(.sql) { reports += configuration.clusters.map(clusterReport) }
        return reports
    }

    private func begun(_ source: String, _ look: SourceKind) -> SourceReport {
        SourceReport(source: source, look: look, observedAt: surroundings.now())
    }

    // MARK: Servers

    private func serverReports(_ looks: [SourceKind]) -> [SourceReport] {
        var reports = looks.map { begun(configuration.source($0), $0) }
        let found: Discovery.Result
        do throws(Reason) { found = try surroundings.discovery(configuration).run() } catch {
            for index in reports.indices where reports[index].look != .http { reports[index].error = error }
            guard let http = reports.firstIndex(where: { $0.look == .http }) else { return reports }
            // Declared addresses are known without looking at the host.
            reports[http].gap = error
            reports[http].subjects = endpoints([], [])
            return reports
        }
        let look = ConfigLook(
            processes: surroundings.processes,
            mailServers: configuration.mailServers,
            timeout: configuration.timeout
        )
        let configs = found.servers.map { look.signals(of: $0) }
        for index in reports.indices {
            reports[index].gap = found.gap
            reports[index].subjects =
                switch reports[index].look {
                case .units: found.servers.compactMap { $0.signals.map { ObservedSubject($0) } }
                case .config: configs.compactMap { $0.map { ObservedSubject($0) } }
                case .http, .sql: endpoints(found.servers, configs)
                }
        }
        return reports
    }

    private func endpoints(_ servers: [Server], _ configs: [ConfigSignals?]) -> [ObservedSubject] {
        var urls = configuration.urls
        if configuration.asksLocalListeners {
            let ports = zip(servers, configs).compactMap { server, config in
                config?.httpPort.map { (server.name, $0) }
            }
            urls += EndpointLook.localURLs(
                servers,
                ports: Dictionary(ports) { first, _ in first },
                namespace: surroundings.processes.ownNetworkNamespace
            )
        }
        let look = EndpointLook(client: surroundings.httpClient(configuration))
        return urls.map { ObservedSubject(look.signals(of: $0)) }
    }

    // MARK: Clusters

    private func clusterReport(_ cluster: Cluster) -> SourceReport {
        var report = begun(configuration.source(cluster), .sql)
        let psql = surroundings.psql(configuration)
        do throws(Reason) {
            let facts = try ClusterLook(psql: psql).facts(of: cluster)
            let look = DatabaseLook(psql: psql)
            report.subjects = facts.databases.compactMap { database in
                look.signals(of: database, facts, cluster).map { ObservedSubject($0) }
            }
        } catch { report.error = error }
        return report
    }
}

/// The machine, so that tests can stand in for it.
package struct Surroundings: Sendable {
    package var environment: [String: String]
    package var processes: ProcessTable
    package var now: @Sendable () -> Timestamp
    /// A directory that is there when systemd runs the host.
    package var systemdMark = "/run/systemd/system"

    /// Describes surroundings.
    package init(
        environment: [String: String],
        processes: ProcessTable,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.environment = environment
        self.processes = processes
        self.now = now
    }

    /// Where programs are looked up.
    var path: String {
        let usual = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return environment["PATH"].flatMap { $0.isEmpty ? nil : $0 } ?? usual
    }

    func discovery(_ configuration: CollectConfiguration) -> Discovery {
        let services = ServiceList(path: path, timeout: max(30_000, configuration.timeout), mark: systemdMark)
        return Discovery(processes: processes, services: services)
    }

    func httpClient(_ configuration: CollectConfiguration) -> HTTPClient {
        HTTPClient(path: path, timeout: configuration.timeout)
    }

    func psql(_ configuration: CollectConfiguration) -> Psql {
        Psql(environment: environment.merging(["PATH": path]) { $1 }, timeout: configuration.timeout)
    }
}
