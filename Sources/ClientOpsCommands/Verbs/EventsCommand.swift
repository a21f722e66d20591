import ArgumentParser
import ClientOpsClient
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

struct EventsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Prints changes, one line for each, and with --follow goes on as they happen.",
        discussion: """
            Without --after it begins with the first change, and with --follow with the next one. When the daemon goes \
            away while it follows, it waits for the daemon and goes on behind the last change that it printed. With -j \
            each line is a JSON object.
            """
    )

    @Option(
        help: ArgumentHelp("Go on behind this position.", valueName: "epoch:seq"),
        transform: PositionArgument.init
    )
    var after: PositionArgument?
    @Flag(help: "Go on with changes as they happen.") var follow = false
    @Option(
        name: .customLong("entity"),
        help: "Only this kind of rows; may be repeated.",
        completion: .values(of: EntityKind.self)
    )
    var entities: [String] = []
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func perform(_ session: inout Session) throws -> Int32 {
        var feed = Feed(session: session, entities: entities, position: after?.member)
        if follow { try feed.follow() } else { try feed.list() }
        return 0
    }
}

/// Changes on their way from the daemon to the standard output.
private struct Feed {
    let session: Session
    let entities: [String]
    /// What was printed last, or where to begin.
    var position: JSONValue?

    /// Seconds between two attempts to reach a daemon that has gone away, and how many there are.
    private static let pause = 0.5
    private static let attempts = 120

    // MARK: The past

    /// Prints what there is.
    mutating func list() throws(ClientError) {
        var more = true
        while more {
            let page = try session.call(EventMethods.List.name, params(["page_size": 500]))
            noteIfReplaced(page)
            for event in page["items"]?.arrayValue ?? [] {
                guard print(event) else { return }
            }
            position = page["next"]
            more = page["more"]?.boolValue ?? false
        }
        guard let epoch = position?["epoch"]?.stringValue, let seq = position?["seq"]?.integerValue else { return }
        if session.jsonMode == .off { note("Go on: --after \(Escaping.line(epoch)):\(seq)") }
    }

    // MARK: The present

    /// Prints what comes, until nobody reads or the daemon stays away.
    mutating func follow() throws(ClientError) {
        var connection = try session.connect()
        try subscribe(on: connection)
        while true {
            do throws(ClientError) {
                guard try printNext(from: connection) else { return }
            } catch .timedOut {
                continue
            } catch {
                guard error.isAbsence else { throw error }
                note("The daemon has gone away; waiting for it.")
                connection = try reconnect()
            }
        }
    }

    private mutating func reconnect() throws(ClientError) -> Connection {
        var attempt = 1
        while true {
            session.context.pause(Self.pause)
            do throws(ClientError) {
                let connection = try session.connect()
                try subscribe(on: connection)
                return connection
            } catch {
                guard error.isAbsence, attempt < Self.attempts else { throw error }
                attempt += 1
            }
        }
    }

    private mutating func subscribe(on connection: Connection) throws(ClientError) {
        let start = try connection.call(EventMethods.Subscribe.name, params: params([:]))
        noteIfReplaced(start)
        position = ["epoch": start["epoch"] ?? .null, "seq": start["seq"] ?? .null]
    }

    /// Prints the next event; false once nobody reads.
    private mutating func printNext(from connection: Connection) throws(ClientError) -> Bool {
        let notification = try connection.receiveNotification()
        let params = notification.params ?? .null
        switch notification.method {
        case EventNotifications.Changed.name:
            guard print(params) else { return false }
            position = ["epoch": position?["epoch"] ?? .null, "seq": params["seq"] ?? .null]
        case EventNotifications.Lagged.name:
            note("Fell behind; going on with \(ValueText.line(params["from_seq"] ?? .null)).")
        default: break
        }
        return true
    }

    // MARK: Output

    private func params(_ own: JSONObject) -> JSONObject {
        var params = own
        if let position { params["after"] = position }
        if !entities.isEmpty { params["entities"] = .array(entities.map(JSONValue.string)) }
        return params
    }

    private func print(_ event: JSONValue) -> Bool {
        guard session.jsonMode == .off else {
            let mode: JSONMode = session.options.json == .pretty ? .pretty : .short
            return session.context.writeOutput(JSONText.render(event, mode: mode))
        }
        let members = ["seq", "at", "entity", "entity_id", "action"].map { ValueText.line(event[$0] ?? .null) }
        let actor = event["actor"]?["username"] ?? event["actor"]?["uid"]
        let by = actor.flatMap { $0.isNull ? nil : "by " + ValueText.line($0) }
        return session.context.writeOutput(
            Page.bytes(of: [(members + [by].compactMap(\.self)).joined(separator: "  ")])
        )
    }

    private func noteIfReplaced(_ answer: JSONValue) {
        guard answer["resumed"]?.boolValue == false else { return }
        note("The position belongs to a store that was replaced; the events begin anew.")
    }

    private func note(_ text: String) { session.context.writeError(Page.bytes(of: [text])) }
}

extension ClientError {
    /// Whether the daemon is not there now and may be again.
    fileprivate var isAbsence: Bool {
        switch self {
        case .notFound, .refused, .closed: true
        case .daemon: exitStatus == 75
        default: false
        }
    }
}
