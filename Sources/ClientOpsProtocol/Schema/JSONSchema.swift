/// The form of a JSON value, as far as the protocol needs it.
///
/// It renders to the subset of JSON Schema that draft-07 tools understand, which is what OpenRPC allows.
package indirect enum JSONSchema: Sendable, Hashable {
    /// Any value.
    case any
    case boolean
    /// An integer within the range.
    case integer(ClosedRange<Int64>)
    case number
    case string(StringForm)
    /// One of these strings.
    case words([String])
    case array(of: JSONSchema, maximumCount: Int?)
    case object(ObjectForm)
    /// A form that the document's components hold under this name.
    case reference(String)
    /// `null`, or the form.
    case nullable(JSONSchema)
    case oneOf([JSONSchema])

    /// Integers that every JSON reader keeps exact: ±(2^53−1).
    package static let exactIntegers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

    /// Any string.
    package static let anyString = JSONSchema.string(StringForm())
}

/// The form of a string.
package struct StringForm: Sendable, Hashable {
    /// Fewest and most Unicode scalars.
    package var length: ClosedRange<Int>?
    /// A format that JSON Schema names, such as `date-time`.
    package var format: String?
    /// What has to be given, in one clause.
    package var description: String?
    /// A string of this form.
    package var example: String?

    /// Makes a form, any string unless restricted.
    package init(
        length: ClosedRange<Int>? = nil,
        format: String? = nil,
        description: String? = nil,
        example: String? = nil
    ) {
        self.length = length
        self.format = format
        self.description = description
        self.example = example
    }
}

/// The form of an object.
package struct ObjectForm: Sendable, Hashable {
    /// The members in their order.
    package var members: [Member]
    /// Whether there may be members besides.
    package var isOpen: Bool

    /// Makes a form.
    package init(members: [Member], isOpen: Bool) {
        self.members = members
        self.isOpen = isOpen
    }

    /// A member of an object.
    package struct Member: Sendable, Hashable {
        package var name: String
        package var schema: JSONSchema
        /// Whether the member must be there.
        package var isRequired: Bool

        /// Makes a member.
        package init(_ name: String, _ schema: JSONSchema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }
}

extension JSONSchema {
    /// The form that also takes `null`.
    package var orNull: JSONSchema {
        switch self {
        case .any, .nullable: self
        default: .nullable(self)
        }
    }

    /// Makes an object that must have exactly these members, and may get others later.
    package static func object(_ members: (String, JSONSchema)...) -> JSONSchema {
        .object(ObjectForm(members: members.map { .init($0.0, $0.1) }, isOpen: true))
    }
}
