// Made from protocol/transcripts by the tests: CLIENTOPS_WRITE_TRANSCRIPTS=1 writes it anew.
// swift-format-ignore-file

extension MethodExamples {
    static let ofBackup: [String: MethodExample] = [
        "backup.create": MethodExample(
            params: ##"{}"##,
            result: ##"{"name":"clientops-20260310T120000Z-1.db","size":745472,"sha256":"a0b1aac6bc937c3054e292edfe985c7deaf1a07652ca1e3f3e5d603f7d9f627a","head":{"epoch":"562b7f8dae509b5eadbb23da8f04d335","seq":1,"hash":"1acbfe8187cfa315c261a9bdaae3803bf8d8a1d566f18f044ad3b8b7e5f34a88"}}"##
        ),
    ]
}
