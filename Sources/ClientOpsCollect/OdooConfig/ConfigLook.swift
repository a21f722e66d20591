package import ClientOpsModel
import Glibc

/// Reads the configuration of servers.
package struct ConfigLook: Sendable {
    private let processes: ProcessTable
    /// Mail servers besides the host's own that may be tried.
    private let mailServers: Set<HostPort>
    private let timeout: Int

    /// Takes what may be asked.
    ///
    /// - Parameters:
    ///   - processes: through which files are seen as servers see them.
    ///   - mailServers: mail servers besides the host's own that may be tried.
    ///   - timeout: milliseconds to wait for a mail server.
    package init(processes: ProcessTable, mailServers: Set<HostPort>, timeout: Int) {
        self.processes = processes
        self.mailServers = mailServers
        self.timeout = timeout
    }

    /// What one server is told by its file and its command line.
    ///
    /// - Parameter server: the server.
    /// - Returns: its settings, with notes on what could not be read; nil for a server without a name.
    package func signals(of server: Server) -> ConfigSignals? {
        guard let unit = Observed.text(server.name) else { return nil }
        var signals = ConfigSignals(unit: unit)
        signals.configPath = server.configPath.flatMap(Observed.text)
        do throws(Reason) {
            let file = try read(server)
            var settings = ServerSettings(file: file, options: server.options)
            settings.fill(&signals, of: server)
            signals.unknown = settings.unknown.orNil
        } catch {
            signals.unknown = []
            // Without the file even the list of databases is unknown, and an empty one would mean all of them.
            for signal in ["config", "db_names"] { signals.unknown?.note(signal, error) }
            return signals
        }
        tryMailServer(&signals, server)
        return signals
    }

    /// Why the configuration of a server cannot be read; nil when it can.
    package func problem(of server: Server) -> Reason? {
        do throws(Reason) { _ = try read(server) } catch { return error }
        return nil
    }

    private func read(_ server: Server) throws(Reason) -> PythonConfig? {
        guard let path = server.configPath else { throw Reason("it is unknown where the configuration is") }
        guard let account = server.account else { throw Reason("the account of the server is unknown") }
        do throws(Reason) {
            let bytes = try account.perform { () throws(Reason) in
                try HostFile.read(try server.tree(in: processes).resolve(path))
            }
            return PythonConfig(bytes, dialect: server.options.isPython2 ? .python2 : .python3)
        } catch {
            if error.isAbsence, server.isConfigOptional { return nil }
            throw error
        }
    }

    private func tryMailServer(_ signals: inout ConfigSignals, _ server: Server) {
        guard let host = signals.smtpServer?.value, let port = signals.smtpPort else { return }
        let place = HostPort(host: host.lowercased(), port: UInt16(clamping: port))
        let isOwn = ["localhost", "127.0.0.1", "::1"].contains(place.host)
        let sharesNetwork =
            server.networkNamespace == nil
            ? !server.isRunning
            : server.networkNamespace == processes.ownNetworkNamespace
        guard mailServers.contains(place) || isOwn && sharesNetwork else {
            let reason =
                isOwn ? "it lies in another network namespace" : "the collector is not told to try it (smtp=)"
            var unknown = signals.unknown ?? []
            unknown.note("smtp_answers", Reason(reason))
            signals.unknown = unknown
            return
        }
        signals.smtpAnswers = TCPConnection.answers(place, until: Deadline(milliseconds: timeout))
    }
}
