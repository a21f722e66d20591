package import ClientOpsModel

/// What the sources said, as far as the rules look at it; the order of the rows has no meaning.
package struct ObservedFacts: Sendable, Equatable {
    /// Every source that is not retired.
    package var sources: [Source]
    /// The newest word of each of those sources about each subject, gone ones included.
    package var observations: [Observation]
    /// Announced restores and upgrade tests that have not ended.
    package var expectations: [Expectation]

    /// Makes the facts of one moment.
    package init(sources: [Source] = [], observations: [Observation] = [], expectations: [Expectation] = []) {
        self.sources = sources
        self.observations = observations
        self.expectations = expectations
    }
}
