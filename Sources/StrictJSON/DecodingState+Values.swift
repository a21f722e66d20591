extension DecodingState {
    func isNull(_ index: Int) -> Bool { kind(at: index) == .null }

    func bool(at index: Int) throws -> Bool {
        switch kind(at: index) {
        case .true: return true
        case .false: return false
        default: throw mismatch("true or false", at: index)
        }
    }

    func string(at index: Int) throws -> String {
        guard kind(at: index) == .string else { throw mismatch("a string", at: index) }
        return storage.text(at: index)
    }

    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at index: Int) throws -> Integer {
        guard storage.isInteger(index) else { throw mismatch("an integer", at: index) }
        guard let value: Integer = storage.integer(at: index) else {
            throw error(.invalidValue, "an integer from \(Integer.min) to \(Integer.max)", at: index)
        }
        return value
    }

    func double(at index: Int) throws -> Double {
        guard let value = node(at: index).double else { throw mismatch("a number", at: index) }
        guard value.isFinite else { throw error(.invalidValue, "a number in the range of a double", at: index) }
        return value
    }

    func float(at index: Int) throws -> Float {
        let value = Float(try double(at: index))
        guard value.isFinite else { throw error(.invalidValue, "a number in the range of a float", at: index) }
        return value
    }
}
