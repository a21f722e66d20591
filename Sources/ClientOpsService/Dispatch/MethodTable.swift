import ClientOpsModel
package import ClientOpsProtocol
import StrictJSON

/// The methods by name, each with its handler.
package struct MethodTable: Sendable {
    /// A method as dispatch needs it.
    struct Entry: Sendable {
        let type: any Handled.Type
        /// Its place in the list of all methods, from 0.
        let number: Int
        let name: String
        let roles: RoleSet
        let effect: Effect
        /// Reads the parameters of a call that stands alone; calls in a batch have a decoder of their own.
        let decoder: StrictJSONDecoder

        init(_ type: any Handled.Type, number: Int) {
            self.type = type
            self.number = number
            name = type.name
            roles = type.roles
            effect = type.effect
            decoder = Self.decoder(effect, pointerPrefix: "/params")
        }

        static func decoder(_ effect: Effect, pointerPrefix: String) -> StrictJSONDecoder {
            StrictJSONDecoder(
                pointerPrefix: pointerPrefix,
                ignoredMembers: Set(ReservedParams.names(for: effect))
            )
        }
    }

    private let entries: [String: Entry]

    /// Makes the table; every method of the list must have a handler.
    package init<each M: Handled>(_ list: MethodList<repeat each M>) {
        var entries: [String: Entry] = [:]
        for type in repeat (each M).self {
            entries[type.name] = Entry(type, number: entries.count)
        }
        self.entries = entries
    }

    subscript(name: String) -> Entry? { entries[name] }
}
