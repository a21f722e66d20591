import StrictJSON
import Testing

/// A text of the classes that the public JSONTestSuite has, named as its files are.
struct SuiteCase: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        case accepted
        case refused
        /// The grammar holds, but a number is beyond what I-JSON lets a receiver expect.
        case numberOutOfRange
    }

    let name: String
    let bytes: [UInt8]
    let outcome: Outcome

    /// Creates a case; `‹E5›` in the text stands for that byte.
    init(_ name: String, _ text: String, _ outcome: Outcome) {
        self.name = name
        self.outcome = outcome
        var bytes: [UInt8] = []
        for part in text.split(separator: "‹", omittingEmptySubsequences: false).enumerated() {
            let pieces = part.element.split(separator: "›", maxSplits: 1, omittingEmptySubsequences: false)
            if part.offset > 0, pieces.count == 2, let byte = UInt8(pieces[0], radix: 16) {
                bytes.append(byte)
                bytes.append(contentsOf: pieces[1].utf8)
            } else {
                bytes.append(contentsOf: part.element.utf8)
            }
        }
        self.bytes = bytes
    }

    var testDescription: String { name }
}

/// Returns what the scanner says about a text.
func outcome(of bytes: [UInt8]) -> SuiteCase.Outcome {
    do throws(JSONSyntaxError) {
        return try JSONDocument(bytes).firstNumberOutOfRange() == nil ? .accepted : .numberOutOfRange
    } catch {
        return .refused
    }
}
