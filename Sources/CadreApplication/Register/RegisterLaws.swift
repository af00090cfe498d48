import CadreDomain

/// Checks a whole register against the laws of the domain.
public enum RegisterLaws {
    /// Every breach in words; empty where the register is sound.
    ///
    /// - Complexity: O(n log n).
    public static func breaches(of snapshot: RegisterSnapshot) -> [String] {
        let register = snapshot.register
        var found: [String] = []
        found += RecordLaws.overlappingVersions(register.offices.map { ($0.id.rawValue, $0.validity) })
            .map { "\($0)" }
        found += RecordLaws.duplicateKeys(register.offices.map { ($0.code, $0.id.rawValue, $0.validity) })
            .map { "\($0)" }
        found += OfficeLaws.cycles(among: register.offices).keys.sorted().map { place in
            let office = register.offices[place]
            return "The office (\(office.code)) of (\(office.validity.start)) stands in or below a cycle of parents"
        }
        found += register.positions.flatMap(RecordLaws.breaches(of:)).map { "\($0)" }
        found += register.people.flatMap(RecordLaws.breaches(of:)).map { "\($0)" }
        found += RecordLaws.overlappingVersions(register.positions.map { ($0.id.rawValue, $0.validity) })
            .map { "\($0)" }
        found += RecordLaws.overlappingVersions(register.people.map { ($0.id.rawValue, $0.validity) }).map { "\($0)" }
        found += register.assignments.flatMap(AssignmentLaws.breaches(of:)).map { "\($0)" }
        found += AssignmentLaws.doubleBookings(in: register.assignments, knownOn: snapshot.today).map { "\($0)" }
        return found + outsideOffices(in: snapshot) + strays(in: snapshot)
    }

    /// One sentence for the positions with days on which their office is not on record.
    private static func outsideOffices(in snapshot: RegisterSnapshot) -> [String] {
        let outside = snapshot.register.positions.compactMap { position in
            snapshot.absence(ofOfficeOf: position).map { (id: position.id, number: position.number, days: $0) }
        }
        guard let first = outside.first else { return [] }
        let count = Set(outside.map(\.id)).count
        let head = count == 1 ? "1 position has" : "\(Grouped.count(count, "position")) have"
        return ["\(head) days on which the office is not on record, such as (\(first.number)) \(first.days.phrase)"]
    }

    /// One sentence each for the assignments with days on which their person, or position, is not on record.
    private static func strays(in snapshot: RegisterSnapshot) -> [String] {
        let assignments = snapshot.register.assignments
        func sentence(_ noun: String, _ absence: (Assignment) -> DayRange?) -> [String] {
            let stray = assignments.compactMap { assignment in absence(assignment).map { (assignment.id, $0) } }
            guard let (first, days) = stray.first else { return [] }
            let head = stray.count == 1 ? "1 assignment has" : "\(Grouped.count(stray.count, "assignment")) have"
            return ["\(head) days on which the \(noun) is not on record, such as (\(first)) \(days.phrase)"]
        }
        return sentence("person") { snapshot.absence(ofPersonOf: $0) }
            + sentence("position") { snapshot.absence(ofPositionOf: $0) }
    }
}
