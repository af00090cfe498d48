public import CadreDomain

/// Where a person stands on a day.
public struct PersonStatus: Hashable, Sendable {
    /// The version of the record in force, as an index in the people of the register.
    public let personIndex: Int
    /// The assignment held that day, as an index in the assignments of the register; the earliest where several are.
    public let currentAssignment: Int?
    /// The first assignment that starts after that day.
    public let nextAssignment: Int?
    /// From when the person can move.
    ///
    /// The date of availability in the record, where there is one; else the planned end of the current assignment,
    /// or the day itself where that has passed or nothing is held.
    public let availableOn: Day
}

extension Roster {
    /// The status of every person whose record is in force on a day, in identity order.
    ///
    /// - Complexity: O(people + assignments).
    public func people(asOf: Day) -> [PersonStatus] {
        (0..<people.count).compactMap { status(ofPerson: $0, asOf: asOf) }
    }

    /// The status of one person; nil where the record is not in force on the day.
    public func status(of person: ID<Person>, asOf: Day) -> PersonStatus? {
        people.number(of: person).flatMap { status(ofPerson: $0, asOf: asOf) }
    }

    /// The assignments of a person that hold some day, by start; cancelled ones are left out.
    ///
    /// - Returns: Indices in the assignments of the register; empty for an unknown person.
    public func assignments(of person: ID<Person>) -> [Int] {
        people.number(of: person).map { people.tours[$0].map { Int($0.assignment) } } ?? []
    }

    /// The qualifications of a person, in register order; empty for an unknown person.
    public func qualifications(of person: ID<Person>) -> [Qualification] {
        people.number(of: person).map { people.qualifications[$0] } ?? []
    }

    private func status(ofPerson number: Int, asOf: Day) -> PersonStatus? {
        let day = asOf.number
        guard let version = people.versions[number].first(where: { $0.from <= day && day < $0.to }) else { return nil }
        let tours = people.tours[number]
        let current = tours.first { $0.from <= day && day < $0.to }
        let next = tours.first { $0.from > day }
        let freeOn = current.map { Day(number: max($0.plannedEnd, day)) } ?? asOf
        return PersonStatus(
            personIndex: Int(version.index), currentAssignment: current.map { Int($0.assignment) },
            nextAssignment: next.map { Int($0.assignment) },
            availableOn: register.people[Int(version.index)].availableFrom ?? freeOn)
    }
}
