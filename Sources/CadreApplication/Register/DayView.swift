public import CadreDomain
public import CadrePlanning

/// The register on one day: the rows of every list and the figures over them.
public struct DayView: Sendable {
    /// The figures' source.
    public let rosterDay: RosterDay
    /// How grades compare on the day.
    public let grades: GradeScale
    /// Every position that exists on the day, by identity.
    public let positions: [PositionRow]
    /// Every person whose record holds on the day, by identity.
    public let people: [PersonRow]

    init(snapshot: RegisterSnapshot, day: Day) {
        let register = snapshot.register
        let rosterDay = snapshot.roster.day(asOf: day)
        self.rosterDay = rosterDay
        grades = snapshot.reference.gradeScale(on: day)
        let tours = snapshot.reference.tourRows(on: day)
        let schemes = snapshot.reference.certificationSchemes.filter { $0.days.contains(day) }
        let counts = rosterDay.personCounts(schemes: Set(schemes.map(\.name)))
        let fillers = Dictionary(
            counts.compactMap { person, count in count.fills.map { ($0, person) } }
        ) { first, _ in first }
        positions = rosterDay.statuses.map { status in
            let position = rosterDay.position(of: status)
            let relief = status.relief.map { register.assignments[$0] }
            let tour = tours[position.country] ?? tours[nil]
            let held = rosterDay.incumbents(of: status).map { register.assignments[$0] }
            return PositionRow(
                position: position, status: status, office: snapshot.office(position.office, on: day),
                incumbents: held.compactMap { snapshot.person($0.person, on: day) },
                heldDays: DayRange(hullOf: held.map { $0.occupiedDays(knownOn: snapshot.today) }),
                tourRow: tour?.length == position.tour ? tour : nil,
                relief: relief.map { ($0, snapshot.person($0.person, on: day)) },
                countedIncumbent: fillers[position.id], recordsFrom: snapshot.recordsFrom
            )
        }
        let confidences = Dictionary(schemes.map { ($0.name, $0.confidence) }) { first, _ in first }
        people = zip(snapshot.roster.people(asOf: day), counts).map { status, counted in
            let current = status.currentAssignment.map { register.assignments[$0] }
            let next = status.nextAssignment.map { register.assignments[$0] }
            return PersonRow(
                person: register.people[status.personIndex], status: status,
                qualifications: snapshot.qualifications(of: register.people[status.personIndex].id),
                assignment: current, position: current.flatMap { snapshot.position($0.position, on: day) },
                next: next, nextPosition: next.flatMap { snapshot.position($0.position, on: $0.from) },
                count: counted.count, schemes: confidences, asOf: day, today: snapshot.today
            )
        }
    }

    /// The row of a position; nil where it does not exist on the day.
    ///
    /// - Complexity: O(log n).
    public func position(_ id: ID<Position>) -> PositionRow? {
        let index = positions.partitioningIndex { $0.position.id >= id }
        return index < positions.count && positions[index].position.id == id ? positions[index] : nil
    }

    /// The row of a person; nil where the record does not hold on the day.
    ///
    /// - Complexity: O(log n).
    public func person(_ id: ID<Person>) -> PersonRow? {
        let index = people.partitioningIndex { $0.person.id >= id }
        return index < people.count && people[index].person.id == id ? people[index] : nil
    }
}

extension DayRange {
    /// The days from the first to the last of some ranges; nil where there is none.
    fileprivate init?(hullOf ranges: [DayRange]) {
        guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else { return nil }
        self.init(start: start, end: end)
    }
}

extension Array {
    /// The first index whose element belongs to the second part of a partitioned array.
    fileprivate func partitioningIndex(where belongsInSecond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
