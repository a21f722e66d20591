import Glibc

/// What the kernel says of a process's memory.
enum ProcessMemory {
    /// The most memory that was ever resident, in KiB; nil when the process is gone.
    static func peakKiB(of pid: Int32) -> Int? { value("VmHWM:", of: pid) }

    /// What is resident now, in KiB; nil when the process is gone.
    static func residentKiB(of pid: Int32) -> Int? { value("VmRSS:", of: pid) }

    /// Begins the search for the most memory anew, from what is resident now.
    static func forgetPeak(of pid: Int32) throws(BenchError) {
        let path = "/proc/\(pid)/clear_refs"
        guard let file = fopen(path, "w") else { throw .system("open \(path)") }
        // proc(5): 5 resets the peak of the resident set.
        let isWritten = fputs("5", file) >= 0
        guard fclose(file) == 0, isWritten else { throw .system("write \(path)") }
    }

    private static func value(_ name: String, of pid: Int32) -> Int? {
        guard let file = fopen("/proc/\(pid)/status", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = fread(&buffer, 1, buffer.count, file)
        for line in String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n") where line.hasPrefix(name)
        {
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
        }
        return nil
    }
}
