/// A list of methods that keeps their types, so that whoever handles them must handle each one.
package struct MethodList<each M: Method>: Sendable {
    /// Makes a list; `MethodList(Create.self, Get.self)`.
    package init(_ methods: repeat (each M).Type) {}

    init() {}

    /// Makes one list of several, one after the other on lines of their own.
    package init(@MethodListBuilder _ lists: () -> MethodList<repeat each M>) { self = lists() }

    /// The methods as values, in the order they were declared.
    package var types: [any Method.Type] {
        var result: [any Method.Type] = []
        for type in repeat (each M).self { result.append(type) }
        return result
    }
}

/// Joins lists of methods; each line is type-checked alone, which a chain of calls is not.
@resultBuilder package enum MethodListBuilder {
    /// Takes the first list.
    package static func buildPartialBlock<each M: Method>(
        first: MethodList<repeat each M>
    ) -> MethodList<repeat each M> {
        first
    }

    /// Puts a list behind the ones before it.
    package static func buildPartialBlock<each M: Method, each Next: Method>(
        accumulated: MethodList<repeat each M>,
        next: MethodList<repeat each Next>
    ) -> MethodList<repeat each M, repeat each Next> {
        MethodList<repeat each M, repeat each Next>()
    }
}
