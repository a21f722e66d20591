import ArgumentParser
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON

/// The commands of `clientopsctl event`.
struct EventCommands: VerbGroup {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "The change feed.",
        subcommands: [EventList.self]
    )
}

struct EventList: MethodCommand {
    typealias Called = EventMethods.List
    static var view: View { .custom(EventView.render) }

    @Option(
        help: ArgumentHelp("Go on behind this position of the last answer.", valueName: "epoch:seq"),
        transform: PositionArgument.init
    )
    var after: PositionArgument?
    @Option(
        name: .customLong("entity"),
        help: "Only this kind of rows; may be repeated.",
        completion: .values(of: EntityKind.self)
    )
    var entities: [String] = []
    @Option(help: "Most events to show.") var pageSize: Int64?
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func params() throws -> JSONObject {
        try members(["after": after, "entities": entities, "page_size": pageSize])
    }
}

/// `epoch:seq`.
struct PositionArgument: MemberValue {
    var epoch: String
    var seq: Int64

    init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let seq = Int64(text[text.index(after: colon)...]) else {
            throw ValidationError("A position is written epoch:seq, as event list shows it.")
        }
        epoch = String(text[..<colon])
        self.seq = seq
    }

    var member: JSONValue? { ["epoch": .string(epoch), "seq": .integer(seq)] }
}
