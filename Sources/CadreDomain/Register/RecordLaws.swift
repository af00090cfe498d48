/// What must hold of the versions of offices, positions and people, as pure functions that return what is wrong.
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

        /// The same breach of a single record under another name, such as the number that its file knows.
        public func naming(_ record: String) -> Breach {
            switch self {
            case .versionsOverlap(_, let days): .versionsOverlap(record: record, days: days)
            case .kindDoesNotFitGrade(_, let kind, let grade):
                .kindDoesNotFitGrade(record: record, kind: kind, grade: grade)
            case .militaryWithoutService: .militaryWithoutService(record: record)
            case .duplicateKey: self
            }
        }
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

    /// Finds the stretches of some days on which a record does not hold, its versions taken together.
    ///
    /// - Parameters:
    ///   - days: The days on which the record is needed.
    ///   - versions: The days of its versions, oldest first; empty ones count for nothing.
    /// - Returns: The stretches in order; empty where the record holds on every day.
    /// - Complexity: O(n) for n versions.
    public static func absences(on days: DayRange, from versions: some Sequence<DayRange>) -> [DayRange] {
        var found: [DayRange] = []
        var reach = days.start
        for version in versions where !version.isEmpty && reach < days.end {
            if version.start > reach { found.append(DayRange(clamping: reach, min(version.start, days.end))) }
            reach = max(reach, version.end)
        }
        return reach < days.end ? found + [DayRange(clamping: reach, days.end)] : found
    }

    /// Finds records that carry one natural key on the same day.
    ///
    /// - Parameter versions: The key, the identity and the days of each version, in any order.
    /// - Returns: One breach a pair of records, ordered by key.
    /// - Complexity: O(n log n) for n versions, as long as few versions carry one key.
    public static func duplicateKeys(_ versions: [(key: String, record: String, validity: DayRange)]) -> [Breach] {
        let ordered = versions.sorted { ($0.key, $0.record) < ($1.key, $1.record) }
        var found: [Breach] = []
        for (index, first) in ordered.enumerated() {
            for second in ordered[(index + 1)...] {
                guard second.key == first.key else { break }
                guard second.record != first.record, first.validity.overlaps(second.validity) else { continue }
                let breach = Breach.duplicateKey(key: first.key, first: first.record, second: second.record)
                if found.last != breach { found.append(breach) }
            }
        }
        return found
    }

    /// Finds versions of one record that hold on the same day.
    ///
    /// - Parameter versions: Pairs of record identity and validity, in any order.
    /// - Returns: One breach a pair of versions that share days, ordered by record, then start.
    /// - Complexity: O(n log n) for n versions plus the number of breaches.
    public static func overlappingVersions(_ versions: [(record: String, validity: DayRange)]) -> [Breach] {
        let ordered = versions.sorted { ($0.record, $0.validity.start) < ($1.record, $1.validity.start) }
        var found: [Breach] = []
        for (index, earlier) in ordered.enumerated() {
            for later in ordered[(index + 1)...] {
                guard later.record == earlier.record, later.validity.start < earlier.validity.end else { break }
                guard let days = earlier.validity.intersection(later.validity) else { continue }
                found.append(.versionsOverlap(record: earlier.record, days: days))
            }
        }
        return found
    }

    /// The first day, from a given one on, on which no version of a record holds.
    ///
    /// - Parameter versions: The days of each, oldest first.
    public static func firstDayOff(from day: Day, of versions: some Sequence<DayRange>) -> Day {
        versions.reduce(day) { reach, days in days.start <= reach ? max(reach, days.end) : reach }
    }

    /// The days of one version with those of the versions that follow it without a gap.
    ///
    /// - Parameter versions: The days of each, oldest first.
    public static func unbroken(_ days: DayRange, of versions: some Sequence<DayRange>) -> DayRange {
        DayRange(clamping: days.start, firstDayOff(from: days.start, of: versions))
    }
}

extension RecordLaws.Breach: CustomStringConvertible {
    /// The breach as a clause with its values, without a full stop.
    public var description: String {
        switch self {
        case .versionsOverlap(let record, let days):
            "Two versions of the record (\(record)) hold \(days.phrase)"
        case .kindDoesNotFitGrade(let record, let kind, let grade):
            "The record (\(record)) is \(kind.rawValue), and its grade (\(grade)) is not"
        case .militaryWithoutService(let record):
            "The record (\(record)) is military and belongs to no armed service"
        case .duplicateKey(let key, let first, let second):
            "Two records carry the key (\(key)) on the same day: (\(first)) and (\(second))"
        }
    }
}
