import ClientOpsModel

// The order of writing and of reading is the same; a new signal goes to the end of both.

extension UnitSignals {
    func write(to writer: inout SignalWriter) {
        writer.text(unit)
        writer.flag(running)
        writer.text(configPath)
        writer.text(user)
        writer.text(networkNamespace)
        writer.list(listeners) { writer, listener in
            writer.text(listener.address)
            writer.integer(listener.port)
        }
        writer.unknown(unknown)
    }

    init(_ reader: inout SignalReader) throws {
        self.init(unit: try reader.required(), running: reader.flag() ?? false)
        configPath = try reader.text()
        user = try reader.text()
        networkNamespace = try reader.text()
        listeners = try reader.list { reader in
            guard let address: ShortName = try reader.text(), let port = reader.integer() else { return nil }
            return Listener(address: address, port: port)
        }
        unknown = try reader.unknown()
    }
}

extension ConfigSignals {
    func write(to writer: inout SignalWriter) {
        writer.text(unit)
        writer.list(dbNames) { $0.text($1) }
        writer.text(configPath)
        writer.text(dbHost)
        writer.integer(dbPort)
        writer.text(dbUser)
        writer.text(dbFilter)
        writer.flag(listDB)
        writer.flag(httpEnable)
        writer.text(httpInterface)
        writer.integer(httpPort)
        writer.integer(geventPort)
        writer.integer(workers)
        writer.integer(maxCronThreads)
        writer.flag(proxyMode)
        writer.text(dataDir)
        writer.text(smtpServer)
        writer.integer(smtpPort)
        writer.flag(smtpAnswers)
        writer.text(runningEnv)
        writer.unknown(unknown)
    }

    init(_ reader: inout SignalReader) throws {
        self.init(unit: try reader.required(), dbNames: try reader.list { try $0.text() } ?? [])
        configPath = try reader.text()
        dbHost = try reader.text()
        dbPort = reader.integer()
        dbUser = try reader.text()
        dbFilter = try reader.text()
        listDB = reader.flag()
        httpEnable = reader.flag()
        httpInterface = try reader.text()
        httpPort = reader.integer()
        geventPort = reader.integer()
        workers = reader.integer()
        maxCronThreads = reader.integer()
        proxyMode = reader.flag()
        dataDir = try reader.text()
        smtpServer = try reader.text()
        smtpPort = reader.integer()
        smtpAnswers = reader.flag()
        runningEnv = try reader.text()
        unknown = try reader.unknown()
    }
}

extension EndpointSignals {
    func write(to writer: inout SignalWriter) {
        writer.text(url)
        writer.flag(reachable)
        writer.text(series)
        writer.list(databases) { $0.text($1) }
        writer.unknown(unknown)
    }

    init(_ reader: inout SignalReader) throws {
        self.init(url: try reader.required(), reachable: reader.flag() ?? false)
        series = try reader.text()
        databases = try reader.list { try $0.text() }
        unknown = try reader.unknown()
    }
}

extension DatabaseSignals {
    /// The create dates are left out: they are nowhere but in their hash.
    func write(to writer: inout SignalWriter) {
        writer.text(cluster.endpoint)
        writer.text(cluster.systemIdentifier)
        writer.time(cluster.startedAt)
        writer.flag(cluster.inRecovery)
        writer.text(name)
        writer.text(owner)
        writer.flag(readable)
        writer.text(uuid)
        writer.text(lineage)
        writer.text(baseURL)
        writer.flag(neutralized)
        writer.text(series)
        writer.integer(mailServers)
        writer.integer(allMailServers)
        writer.integer(fetchmailServers)
        writer.integer(paymentProviders)
        writer.integer(crons)
        writer.integer(workingCrons)
        writer.unknown(unknown)
    }

    init(_ reader: inout SignalReader) throws {
        var cluster = ClusterSignals(endpoint: try reader.required())
        cluster.systemIdentifier = try reader.text()
        cluster.startedAt = reader.time()
        cluster.inRecovery = reader.flag()
        self.init(cluster: cluster, name: try reader.required())
        owner = try reader.text()
        readable = reader.flag()
        uuid = try reader.text()
        lineage = try reader.text()
        baseURL = try reader.text()
        neutralized = reader.flag()
        series = try reader.text()
        mailServers = reader.integer()
        allMailServers = reader.integer()
        fetchmailServers = reader.integer()
        paymentProviders = reader.integer()
        crons = reader.integer()
        workingCrons = reader.integer()
        unknown = try reader.unknown()
    }
}
