public import CadreDomain
import CadrePlanning

/// Something that a tour asks for and the person holds at its start, but not to its planned end.
public struct TourLapse: Hashable, Sendable {
    /// What lapses, such as `Certification level 2 in area C (SC-2.0)`.
    public let what: String
    /// The first day on which it no longer counts.
    public let on: Day
    /// The tour, held now or to come.
    public let assignment: Assignment
    /// The position.
    public let position: Position

    /// How many days into the tour it lapses.
    public var daysIntoTour: Int { on - assignment.from }

    /// What lapses in the tour held now and in the tour to come, by tour and kind.
    static func all(of row: PersonRow, _ reference: ReferenceTables) -> [TourLapse] {
        let tours = [(row.assignment, row.position), (row.next, row.nextPosition)]
        return tours.flatMap { assignment, position -> [TourLapse] in
            guard let assignment, let position else { return [] }
            return lapses(of: row, assignment, position, reference)
        }
    }

    private static func lapses(
        of row: PersonRow, _ assignment: Assignment, _ position: Position, _ reference: ReferenceTables
    ) -> [TourLapse] {
        let start = max(assignment.from, row.asOf)
        let needs = PositionRequirements(position: position, schemes: reference.certificationSchemes)
        var standings: [(what: String, days: [DayRange])] = []
        if needs.certificationLevel > 0 {
            let (level, area, schemes) = (needs.certificationLevel, needs.certificationArea, needs.schemes)
            standings.append(
                (
                    "Certification "
                        + CertificationStanding.words(level: level, area: area, schemes: schemes, on: start),
                    CertificationStanding.daysMet(
                        level: level, area: area, schemes: schemes, in: row.qualifications
                    )
                )
            )
        }
        for wanted in needs.languages {
            let name = reference.name(of: wanted.language, in: .languages) ?? wanted.language
            standings.append(
                ("\(name) \(wanted.level)", LanguageStanding.daysMet(wanted, results: row.qualifications))
            )
        }
        if needs.clearance > .none, row.person.clearance >= needs.clearance, let until = row.person.clearanceUntil {
            standings.append(("Clearance", [DayRange(clamping: .first, until)]))
        }
        return standings.compactMap { what, days in
            guard let good = days.first(where: { $0.contains(start) }), good.end < assignment.plannedEnd else {
                return nil
            }
            return TourLapse(what: what, on: good.end, assignment: assignment, position: position)
        }
    }

    /// The lapses as a table.
    static func table(_ lapses: [TourLapse]) -> DataTable {
        DataTable(
            name: "lapses", title: "What lapses before a tour ends",
            columns: [
                TableColumn("what", "What"), TableColumn("good_until", "Good until"),
                TableColumn("days_into_tour", "Days into the tour", isNumber: true),
                TableColumn("position", "Position"), TableColumn("number", "Number"),
                TableColumn("from", "From"), TableColumn("planned_end", "Planned end"),
            ],
            rows: lapses.map { lapse in
                TableRow(
                    [
                        .text(lapse.what), .day(lapse.on), .int(lapse.daysIntoTour),
                        .text(lapse.position.id.rawValue), .text(lapse.position.number), .day(lapse.assignment.from),
                        .day(lapse.assignment.plannedEnd),
                    ],
                    links: [3: Address("/positions/\(lapse.position.id)")]
                )
            }
        )
    }
}
