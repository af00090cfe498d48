/// What must hold of the versions of positions and people, as pure functions that return what is wrong.
public enum RecordLaws {
    /// A breach of a law, with the facts.
    public enum Breach: Error, Hashable, Sendable {
        /// Two versions of one record hold on the same day.
        case versionsOverlap(record: String, days: DayRange)
        /// The kind of a position or person does not fit its grades.
        case kindDoesNotFitGrade(record: String, kind: PersonnelKind, grade: Grade)
        /// A military position or person belongs to no armed service.
        case militaryWithoutService(record: String)
        /// Two positions or offices carry one natural key on the same day.
        case duplicateKey(key: String, first: String, second: String)
    }

    /// Checks one version of a position.
    public static func breaches(of position: Position) -> [Breach] {
        let isMilitary = position.kind == .military
        guard position.grades.lowest.isMilitary == isMilitary else {
            return [
                .kindDoesNotFitGrade(
                    record: position.id.rawValue, kind: position.kind, grade: position.grades.lowest
                )
            ]
        }
        return isMilitary && position.service == .defenseWide
            ? [.militaryWithoutService(record: position.id.rawValue)] : []
    }

    /// Checks one version of a person.
    public static func breaches(of person: Person) -> [Breach] {
        let isMilitary = person.kind == .military
        guard person.grade.isMilitary == isMilitary else {
            return [.kindDoesNotFitGrade(record: person.id.rawValue, kind: person.kind, grade: person.grade)]
        }
        return isMilitary && person.service == .defenseWide ? [.militaryWithoutService(record: person.id.rawValue)] : []
    }

    /// Finds versions of one record that hold on the same day.
    ///
    /// - Parameter versions: Pairs of record identity and validity, in any order.
    /// - Complexity: O(n log n).
    public static func overlappingVersions(_ versions: [(record: String, validity: DayRange)]) -> [Breach] {
        let ordered = versions.sorted { ($0.record, $0.validity.start) < ($1.record, $1.validity.start) }
        return zip(ordered, ordered.dropFirst()).compactMap { earlier, later in
            guard earlier.record == later.record, let days = earlier.validity.intersection(later.validity) else {
                return nil
            }
            return .versionsOverlap(record: earlier.record, days: days)
        }
    }
}
