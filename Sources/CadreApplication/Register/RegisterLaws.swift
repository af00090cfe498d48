import CadreDomain

/// Checks a whole register against the laws of the domain.
public enum RegisterLaws {
    /// Every breach in words; empty where the register is sound.
    ///
    /// - Complexity: O(n log n).
    public static func breaches(of snapshot: RegisterSnapshot) -> [String] {
        let register = snapshot.register
        var found: [String] = []
        found += register.positions.flatMap(RecordLaws.breaches(of:)).map { "\($0)" }
        found += register.people.flatMap(RecordLaws.breaches(of:)).map { "\($0)" }
        found += RecordLaws.overlappingVersions(register.positions.map { ($0.id.rawValue, $0.validity) })
            .map { "\($0)" }
        found += RecordLaws.overlappingVersions(register.people.map { ($0.id.rawValue, $0.validity) }).map { "\($0)" }
        found += register.assignments.flatMap(AssignmentLaws.breaches(of:)).map { "\($0)" }
        found += AssignmentLaws.doubleBookings(in: register.assignments, knownOn: snapshot.today).map { "\($0)" }
        return found
    }
}
