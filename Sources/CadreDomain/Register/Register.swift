/// Every version of every record of the workforce: the value that analysis, lists and imports read.
///
/// Versions of one office, position or person carry the same identity and have disjoint validity.
public struct Register: Equatable, Sendable {
    /// Versions of offices.
    public var offices: [Office]
    /// Versions of positions.
    public var positions: [Position]
    /// Versions of people.
    public var people: [Person]
    /// Qualifications.
    public var qualifications: [Qualification]
    /// Assignments.
    public var assignments: [Assignment]

    /// Makes a register of these records; empty unless given.
    public init(
        offices: [Office] = [], positions: [Position] = [], people: [Person] = [],
        qualifications: [Qualification] = [], assignments: [Assignment] = []
    ) {
        self.offices = offices
        self.positions = positions
        self.people = people
        self.qualifications = qualifications
        self.assignments = assignments
    }

    /// The register without versions that were withdrawn, which have no day.
    ///
    /// - Complexity: O(records).
    public var withoutWithdrawn: Register {
        Register(
            offices: offices.filter { !$0.validity.isEmpty }, positions: positions.filter { !$0.validity.isEmpty },
            people: people.filter { !$0.validity.isEmpty }, qualifications: qualifications, assignments: assignments
        )
    }

    /// The first day on which somebody on record left a position, or else the first on which anybody came; nil where no
    /// assignment is on record.
    ///
    /// Whoever left before that day is not on record, so that earlier days look emptier than they were.
    public var recordsFrom: Day? {
        assignments.lazy.compactMap(\.actualEnd).min() ?? assignments.lazy.map(\.from).min()
    }

    /// Puts every list into its one order: by identity, then by the start of validity.
    ///
    /// - Complexity: O(n log n).
    public mutating func sort() {
        offices.sort { ($0.id, $0.validity.start) < ($1.id, $1.validity.start) }
        positions.sort { ($0.id, $0.validity.start) < ($1.id, $1.validity.start) }
        people.sort { ($0.id, $0.validity.start) < ($1.id, $1.validity.start) }
        qualifications.sort { $0.id < $1.id }
        assignments.sort { $0.id < $1.id }
    }
}
