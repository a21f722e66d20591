package import ClientOpsModel
import StrictJSON

/// Reads what an Odoo database says of itself.
package struct DatabaseLook: Sendable {
    private let psql: Psql

    /// Takes how it is asked.
    package init(psql: Psql) { self.psql = psql }

    /// Reads one database.
    ///
    /// - Parameters:
    ///   - database: which.
    ///   - facts: its cluster.
    ///   - cluster: how the cluster is reached.
    /// - Returns: the signals, with notes on what could not be read; nil for a database without a name.
    package func signals(
        of database: ClusterFacts.Database,
        _ facts: ClusterFacts,
        _ cluster: Cluster
    ) -> DatabaseSignals? {
        guard let name = Observed.name(database.name) else { return nil }
        var signals = DatabaseSignals(cluster: facts.signals, name: name)
        signals.owner = Observed.name(database.owner)
        var unknown: [UnknownSignal] = []
        if let gap = facts.identifierGap { unknown.note("system_identifier", gap) }
        do throws(Reason) {
            guard database.isOpen else { throw Reason("the role may not connect") }
            let catalogue = TableCatalogue(try psql.ask([TableNeeds.query], of: cluster, database.name).first ?? .null)
            if catalogue.isOdoo {
                read(&signals, &unknown, catalogue, cluster, database.name)
            } else {
                signals.readable = false
            }
        } catch { unknown.note("readable", error) }
        signals.unknown = unknown.orNil
        return signals
    }

    private func read(
        _ signals: inout DatabaseSignals,
        _ unknown: inout [UnknownSignal],
        _ catalogue: TableCatalogue,
        _ cluster: Cluster,
        _ database: String
    ) {
        var asked: [DatabaseQuestion] = []
        for question in DatabaseQuestion.all {
            do throws(Reason) {
                if try question.isAskable(catalogue) { asked.append(question) } else { question.none(&signals) }
            } catch {
                for signal in question.signals { unknown.note(signal, error) }
            }
        }
        for (question, answer) in answers(to: asked, catalogue, cluster, database) {
            switch answer {
            case .success(let value): question.take(value, &signals)
            case .failure(let reason):
                for signal in question.signals { unknown.note(signal, reason) }
                asked.removeAll { $0.signals == question.signals }
            }
        }
        // Without its parameters it is an Odoo database that could not be read.
        signals.readable = asked.contains { $0.signals.contains("uuid") } ? true : nil
        if signals.readable == nil { unknown.note("readable", Reason("the role may not read ir_config_parameter")) }
    }

    /// Asks everything at once; when that fails, one by one, so that one failure leaves the others known.
    private func answers(
        to questions: [DatabaseQuestion],
        _ catalogue: TableCatalogue,
        _ cluster: Cluster,
        _ database: String
    ) -> [(DatabaseQuestion, Result<JSONValue, Reason>)] {
        guard !questions.isEmpty else { return [] }
        let statements = questions.map { $0.sql(catalogue) }
        if let values = try? psql.ask(statements, of: cluster, database) {
            return zip(questions, values).map { ($0, .success($1)) }
        }
        return zip(questions, statements).map { question, statement in
            do throws(Reason) {
                return (question, .success(try psql.ask([statement], of: cluster, database).first ?? .null))
            } catch { return (question, .failure(error)) }
        }
    }
}
