/// The requests of a measurement.
struct Workload {
    /// Appends the request of that number, its line feed included.
    let append: (inout [UInt8], Int) -> Void

    /// Reads rows in turn.
    static func reads(_ ids: [Int64]) -> Workload {
        Workload { bytes, number in
            bytes.append(contentsOf: #"{"jsonrpc":"2.0","id":"#.utf8)
            bytes.append(decimal: number)
            bytes.append(contentsOf: #","method":"client.get","params":{"id":"#.utf8)
            bytes.append(decimal: Int(ids[number % ids.count]))
            bytes.append(contentsOf: "}}\n".utf8)
        }
    }

    /// Creates a client each time.
    static func writes() -> Workload {
        Workload { bytes, number in
            bytes.append(contentsOf: #"{"jsonrpc":"2.0","id":"#.utf8)
            bytes.append(decimal: number)
            bytes.append(contentsOf: #","method":"client.create","params":{"name":"Written client "#.utf8)
            bytes.append(decimal: number)
            bytes.append(contentsOf: "\",\"company\":\"Bench Works Ltd\"}}\n".utf8)
        }
    }

    /// Lines of a fixed length for the floor.
    static func padded(to count: Int) -> Workload {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: max(0, count - 1)) + [UInt8(ascii: "\n")]
        return Workload { bytes, _ in bytes.append(contentsOf: line) }
    }
}

extension [UInt8] {
    /// Appends a number that is not negative in decimal digits.
    fileprivate mutating func append(decimal number: Int) {
        let start = count
        var rest = number
        repeat {
            append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}
