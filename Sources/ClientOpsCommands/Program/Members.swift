import ArgumentParser
import StrictJSON

/// A value of an argument that can be a parameter.
protocol MemberValue {
    /// The parameter, nil when the argument was not given.
    var member: JSONValue? { get }
}

extension String: MemberValue {
    var member: JSONValue? { .string(self) }
}

extension Int64: MemberValue {
    var member: JSONValue? { .integer(self) }
}

extension Bool: MemberValue {
    var member: JSONValue? { .bool(self) }
}

extension JSONValue: MemberValue {
    var member: JSONValue? { self }
}

extension Optional: MemberValue where Wrapped: MemberValue {
    var member: JSONValue? { flatMap(\.member) }
}

extension Array: MemberValue where Element: MemberValue {
    /// Repeated options; none given is no parameter.
    var member: JSONValue? { isEmpty ? nil : .array(compactMap(\.member)) }
}

/// Arguments that several commands share.
protocol MemberGroup {
    /// The parameters they stand for.
    var members: JSONObject { get }
}

/// A flag that says true and is otherwise not sent.
func onlyIfTrue(_ flag: Bool) -> Bool? { flag ? true : nil }

/// Puts parameters together.
///
/// - Parameters:
///   - own: the command's own, by their names on the wire.
///   - groups: shared ones.
/// - Returns: those that were given.
/// - Throws: `ValidationError` when two arguments stand for the same parameter.
func members(_ own: KeyValuePairs<String, any MemberValue>, _ groups: any MemberGroup...) throws -> JSONObject {
    var result = JSONObject()
    for (name, value) in own {
        if let member = value.member { result[name] = member }
    }
    for group in groups {
        for (name, value) in group.members {
            guard result[name] == nil else {
                throw ValidationError("The field \(name) is both set and cleared.")
            }
            result[name] = value
        }
    }
    return result
}
