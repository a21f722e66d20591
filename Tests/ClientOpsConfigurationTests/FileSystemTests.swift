import ClientOpsConfiguration
import Glibc
import Testing

@Suite struct FileSystemTests {
    /// A directory of its own for one test.
    private final class Directory {
        let path: String

        init() throws {
            var template = Array("/tmp/clientops-configuration-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw Failure(code: errno) }
            path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }

        deinit {
            for name in ["a.conf.d/b.conf", "a.conf.d", "a.conf"] { remove(path + "/" + name) }
            remove(path)
        }

        func write(_ text: String, to name: String) throws {
            guard let file = fopen(path + "/" + name, "w") else { throw Failure(code: errno) }
            fputs(text, file)
            fclose(file)
        }

        struct Failure: Error {
            let code: Int32
        }
    }

    @Test func filesAndDropInsAreReadFromTheHost() throws {
        let directory = try Directory()
        try directory.write("[limits]\nbatch=5\npage_size=7\n", to: "a.conf")
        mkdir(directory.path + "/a.conf.d", 0o755)
        try directory.write("[limits]\nbatch=6\n", to: "a.conf.d/b.conf")
        let configuration = try Configuration.load(path: directory.path + "/a.conf")
        #expect(configuration.limits.batch == 6)
        #expect(configuration.limits.pageSize == 7)
    }

    @Test func whatIsMissingIsNothing() throws {
        let directory = try Directory()
        #expect(try FileSystem().contents(of: directory.path + "/a.conf") == nil)
        #expect(try FileSystem().contents(of: "/dev/null/x") == nil)
        #expect(try FileSystem().contents(of: "/dev/null") == [])
        #expect(try FileSystem().names(in: directory.path + "/a.conf.d") == [])
    }

    @Test func aDirectoryIsNoFile() throws {
        let directory = try Directory()
        let error = #expect(throws: ConfigurationProblem.self) { try FileSystem().contents(of: directory.path) }
        #expect(error?.description == "\(directory.path): Is a directory")
    }

    @Test func hugeFilesAreRefused() throws {
        let directory = try Directory()
        try directory.write(String(repeating: "#", count: FileSystem.maximumBytes + 1), to: "a.conf")
        let error = #expect(throws: ConfigurationProblem.self) {
            try FileSystem().contents(of: directory.path + "/a.conf")
        }
        #expect(error?.expected == "a file of at most 1M")
    }
}
