import ClientOpsImport
import ClientOpsModel
import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct ImportSummaryTests {
    private func summary(dryRun: Bool) throws -> ImportSummary {
        let file = try TemporaryDatabase(
            Fixture.hubSchema
                + """
                INSERT INTO users VALUES (1, 'admin', 'admin'), (2, 'eva', 'owner');
                INSERT INTO clients (id, name) VALUES (1, 'Acme'), (2, 'Bolt'), (3, 'Crane');
                INSERT INTO invoices (id, client_id, title, amount, status, issued_at) VALUES
                    (1, 1, 'Hosting', 'much', 'sent', '2024-07-17 16:03:50');
                """
        )
        let source = try databaseSource(file.path, .clientOpsHub)
        let service = RecordingService()
        service.answer = { report in
            report.tables[1].created = 2
            report.tables[1].alreadyPresent = 1
            report.tables[1].converted = 1
            let reason = "phone \u{1B}[31m is kept in the notes."
            report.lines = [ImportLine(table: .client, sourceID: "2", outcome: .converted, reason: reason)]
        }
        return try ImportRun(source: source, service: service).perform(dryRun: dryRun)
    }

    @Test func printsTheReport() throws {
        let text = try summary(dryRun: false).text(source: "hub.db")
        let expected = """
            Imported hub.db.

            table             read  created  already present  converted  aside  contested
            user                 2        1                0          0      1          0
            client               3        2                1          1      0          0
            lead                 0        0                0          0      0          0
            invoice              1        0                0          0      1          0
            imported_history     0        0                0          0      0          0

            Converted (1):
              client 2: phone \\u{1b}[31m is kept in the notes.

            Kept aside (2):
              user 2: role is none of admin, staff: owner.
              invoice 1: amount is not a number: much.

            Imported users keep name and role but have no uid: they grant nothing until an administrator gives them one.

            """
        #expect(text == expected)
    }

    @Test func saysThatAPlanIsAPlan() throws {
        let text = try summary(dryRun: true).text(source: "a\u{202E}b.db")
        #expect(text.hasPrefix("Plan for a\\u{202e}b.db; nothing has been changed.\n"))
    }

    @Test func writesTheReportAsJSON() throws {
        let bytes = try StrictJSONEncoder().encode(summary(dryRun: false))
        let expected = """
            {"dry_run":false,"tables":[\
            {"table":"user","read":2,"created":1,"already_present":0,"converted":0,"aside":1,"contested":0},\
            {"table":"client","read":3,"created":2,"already_present":1,"converted":1,"aside":0,"contested":0},\
            {"table":"lead","read":0,"created":0,"already_present":0,"converted":0,"aside":0,"contested":0},\
            {"table":"invoice","read":1,"created":0,"already_present":0,"converted":0,"aside":1,"contested":0},\
            {"table":"imported_history","read":0,"created":0,"already_present":0,"converted":0,"aside":0,\
            "contested":0}],\
            "lines":[{"table":"user","source_id":"2","outcome":"aside",\
            "reason":"role is none of admin, staff: owner."},\
            {"table":"client","source_id":"2","outcome":"converted",\
            "reason":"phone \\u001b[31m is kept in the notes."},\
            {"table":"invoice","source_id":"1","outcome":"aside","reason":"amount is not a number: much."}]}
            """
        #expect(JSONValue(try JSONDocument(bytes).root) == JSONValue(try JSONDocument(expected).root))
        #expect(String(decoding: bytes, as: UTF8.self).lowercased() == expected.lowercased())
    }
}
