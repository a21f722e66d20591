import Logging
import Synchronization
import Testing

@testable import Systemd

@Suite struct LogHandlerTests {
    private func event(
        _ message: Logger.Message,
        level: Logger.Level = .info,
        metadata: Logger.Metadata? = nil
    ) -> LogEvent {
        LogEvent(
            level: level,
            message: message,
            metadata: metadata,
            source: "Tests",
            file: "Tests/File.swift",
            function: "f()",
            line: 7
        )
    }

    @Test func journalFieldsAreComplete() {
        let metadata = JournalEvent.findingOpened.metadata(["finding_id": "12", "rule": "P1"])
        let fields = JournalFields(
            event: event("opened", level: .warning),
            metadata: metadata,
            identifier: "clientopsd"
        )
        #expect(
            fields.encoded.map { String(decoding: $0, as: UTF8.self) } == [
                "MESSAGE=opened",
                "PRIORITY=4",
                "SYSLOG_IDENTIFIER=clientopsd",
                "CODE_FILE=Tests/File.swift",
                "CODE_LINE=7",
                "CODE_FUNC=f()",
                "CLIENTOPS_FINDING_ID=12",
                "MESSAGE_ID=8d7a6a8b2a8b41f5bcd71ce0682c9b5e",
                "CLIENTOPS_RULE=P1",
            ]
        )
    }

    @Test func aMessageCannotAddFields() {
        let fields = JournalFields(event: event("a\nPRIORITY=0"), metadata: [:], identifier: "x")
        #expect(fields.encoded.first == Array("MESSAGE=a\nPRIORITY=0".utf8))
        #expect(fields.encoded.count == 6)
    }

    @Test(arguments: [
        ("finding_id", "CLIENTOPS_FINDING_ID"),
        ("peer-uid", "CLIENTOPS_PEER_UID"),
        ("a=b\n", "CLIENTOPS_A_B_"),
        ("é", "CLIENTOPS___"),
        (String(repeating: "k", count: 80), "CLIENTOPS_" + String(repeating: "K", count: 54)),
    ])
    func fieldNamesAreTheJournals(key: String, expected: String) {
        #expect(JournalFields.name(of: key) == expected)
    }

    @Test(arguments: zip(Logger.Level.allCases, [7, 7, 6, 5, 4, 3, 2]))
    func prioritiesAreSyslogs(level: Logger.Level, priority: Int) {
        #expect(level.journalPriority == priority)
    }

    @Test(
        arguments: [
            ("plain", [:], "info plain\n"),
            ("two\nlines\tand \u{1b}[0m", [:], "info two\\nlines\\tand \\u{1b}[0m\n"),
            ("bidi \u{202e}", [:], "info bidi \\u{202e}\n"),
            ("é 日本", [:], "info é 日本\n"),
            ("m", ["b": "2", "a": "one two"], "info m a=\"one two\" b=2\n"),
            ("m", ["a": "say \"hi\\\"", "e": ""], "info m a=\"say \\\"hi\\\\\\\"\" e=\"\"\n"),
            ("m", ["a": "x\u{7f}y"], "info m a=x\\u{7f}y\n"),
            ("m", ["message_id": "0123", "a": "1"], "info m a=1\n"),
        ] as [(Logger.Message, Logger.Metadata, String)]
    )
    func consoleLinesStayOneSafeLine(message: Logger.Message, metadata: Logger.Metadata, expected: String) {
        #expect(ConsoleLogHandler.line(event: event(message), metadata: metadata) == expected)
    }

    @Test func metadataOfTheStatementOutranksTheRest() {
        let lines = Mutex<[String]>([])
        var handler = ConsoleLogHandler(level: .debug) { line in lines.withLock { $0.append(line) } }
        handler[metadataKey: "a"] = "handler"
        handler[metadataKey: "b"] = "handler"
        handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
        handler.log(event: event("m", level: .error, metadata: ["c": "statement"]))
        #expect(lines.withLock(\.self) == ["error m a=handler b=provider c=statement\n"])
        #expect(handler.logLevel == .debug)
    }

    @Test(arguments: [
        ("8:1234", true),
        ("8:1235", false),
        ("9:1234", false),
        ("8:1234 ", false),
        ("", false),
    ])
    func onlyTheSameStreamIsTheJournal(value: String, expected: Bool) {
        #expect(JournalStream.matches(value, device: 8, inode: 1234) == expected)
    }
}
